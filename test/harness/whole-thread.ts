import * as v from "valibot";
import { MessagesAnswer } from "../../src/shared/protocol/bodies.ts";
import type { Message } from "../../src/shared/protocol/parts.ts";

/** Every living message of a thread, oldest first, as somebody reads it who scrolls all the way up. */
export async function wholeThread(url: string, cookie: string, threadId: number): Promise<Message[]> {
  const all: Message[] = [];
  for (let before = ""; ; ) {
    const answer = await fetch(`${url}/api/threads/${threadId}/messages${before}`, { headers: { cookie } });
    const page = v.parse(MessagesAnswer, await answer.json());
    all.unshift(...page.messages);
    const first = page.messages[0];
    if (!page.older || !first) return all;
    before = `?before=${first.seq}`;
  }
}
