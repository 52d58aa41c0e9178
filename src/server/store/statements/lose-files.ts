import type { FileId, ThreadId, Version } from "../../domain/identifiers.ts";
import type { LostFile } from "../../ports/file-store.ts";
import { all, type Deed, statement } from "../deed.ts";
import { countErased, ERASED_ROW, type ErasedRow } from "./epoch-counts.ts";
import { BLANKED } from "./files.ts";
import { removeMessage } from "./messages.ts";

const LOSE = statement(`
  UPDATE files SET ${BLANKED} WHERE state <> 'gone' AND id IN (SELECT value FROM json_each($1))
  RETURNING id, thread_id AS "threadId", seq, ${ERASED_ROW}`);

/** An upload has no message yet. */
interface Blanked extends ErasedRow {
  readonly id: FileId;
  readonly threadId: ThreadId;
  readonly seq: Version | null;
}

/** With their messages: a message that is a file is nothing without it. */
export function* loseFiles(ids: readonly FileId[]): Deed<readonly LostFile[]> {
  const lost: LostFile[] = [];
  const blanked = yield* all<Blanked>(LOSE, JSON.stringify(ids));
  yield* countErased("files", blanked);
  for (const { id, threadId, seq } of blanked) {
    const version = seq === null ? undefined : yield* removeMessage(threadId, seq);
    lost.push({ id, ...(seq !== null && version !== undefined && { removed: { threadId, seq, version } }) });
  }
  return lost;
}
