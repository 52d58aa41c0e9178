import type { PersonId, Version } from "./identifiers.ts";
import { isHost } from "./person.ts";
import { Refusal } from "./refusal.ts";
import type { ThreadView } from "./thread-view.ts";

/**
 * Permits are the only way into the store's writing methods, and this file is the only one that can make them
 * (their constructors are private): what was not asked here does not compile there.
 */
export class PostPermit {
  readonly thread: ThreadView;
  private constructor(thread: ThreadView) {
    this.thread = thread;
  }
  static for(thread: ThreadView): PostPermit {
    return new PostPermit(thread);
  }
}

export class DeletePermit {
  readonly thread: ThreadView;
  readonly seq: Version;
  private constructor(thread: ThreadView, seq: Version) {
    this.thread = thread;
    this.seq = seq;
  }
  /** @throws Refusal `message-of-another`: everybody may delete their own messages, a host any of their threads. */
  static for(thread: ThreadView, message: { seq: Version; authorId: PersonId }): DeletePermit {
    const own = message.authorId === thread.viewer.personId;
    if (!own && !isHost(thread.viewer.roles)) throw new Refusal("message-of-another");
    return new DeletePermit(thread, message.seq);
  }
}
