import type { OrganisationId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import type { ChatStanding, SupportStore } from "../ports/support-store.ts";

interface Ports {
  readonly support: Pick<SupportStore, "standings">;
  readonly announcements: Pick<Announcements, "announce">;
}

export interface FollowedSwitch extends ChatSwitch {
  /**
   * Looks how every organisation stands and tells at once what has changed, whichever process changed it. Looks are
   * taken one after the other, so that an older answer never comes behind a newer one.
   */
  look(): Promise<void>;
}

/** Until the first look everybody's is on, so that look is taken before anybody is let in. */
export function followChatSwitch({ support, announcements }: Ports): FollowedSwitch {
  const known = new Map<OrganisationId, ChatStanding>();
  const watchers = new Map<OrganisationId, Set<(on: boolean) => void>>();
  let looking: Promise<void> = Promise.resolve();
  let begun = false;

  function apply(now: ChatStanding): void {
    const { id: organisationId, chatEnabled, retentionMs } = now;
    const before = known.get(organisationId);
    known.set(organisationId, now);
    if (before ? before.chatEnabled !== chatEnabled : !chatEnabled) {
      for (const turned of [...(watchers.get(organisationId) ?? [])]) turned(chatEnabled);
      announcements.announce({ kind: "chat-switched", organisationId, on: chatEnabled });
    }
    if (begun && before?.retentionMs !== retentionMs)
      announcements.announce({ kind: "organisation-changed", organisationId });
  }

  return {
    isOn: (organisationId) => known.get(organisationId)?.chatEnabled ?? true,
    watch(organisationId, turned) {
      const theirs = watchers.get(organisationId) ?? new Set();
      watchers.set(organisationId, theirs.add(turned));
      return () => {
        theirs.delete(turned);
        if (theirs.size === 0 && watchers.get(organisationId) === theirs) watchers.delete(organisationId);
      };
    },
    look() {
      const looked = looking.then(async () => {
        for (const standing of await support.standings()) apply(standing);
        begun = true;
      });
      looking = looked.catch(() => {});
      return looked;
    },
  };
}
