import { sealedBytes } from "../domain/file-layout.ts";
import type { FileId } from "../domain/identifiers.ts";
import type { Announcements } from "../ports/announcements.ts";
import type { FileBlobs } from "../ports/file-blobs.ts";
import type { ExpiredFiles, KeptFile } from "../ports/file-store.ts";

interface Ports {
  readonly expiredFiles: Pick<ExpiredFiles, "withBytes" | "known" | "lose">;
  readonly blobs: Pick<FileBlobs, "list" | "size" | "remove">;
  readonly announcements: Pick<Announcements, "announce">;
  readonly log: { error(about: object, message: string): void };
}

/** `strays`: bytes that no row knew, and that were removed. `lost`: rows whose bytes are not all there. */
export interface Reconciled {
  readonly strays: number;
  readonly lost: number;
}

const AT_ONCE = 500;

/**
 * Compares the home of files with what is known of them, which differ only when something went wrong: a restored
 * backup, a disk that forgot, a defect. A row comes before its first byte and goes after its last one, so what lies
 * there without a row is nobody's. What is lost, or shorter or longer than it was, goes with its message as if it had been
 * deleted, so that it is not offered any more. Where *everything* is lost the home is rather not mounted, or another
 * one: then nothing is touched.
 */
export function reconcileFiles({ expiredFiles, blobs, announcements, log }: Ports) {
  const lose = async (ids: FileId[]): Promise<number> => {
    const lost = await expiredFiles.lose(ids);
    for (const { removed } of lost) if (removed) announcements.announce({ kind: "removed", ...removed });
    return lost.length;
  };
  return async (): Promise<Reconciled> => {
    // In this order: a file that comes meanwhile is listed, and not among the rows.
    const rows = await rowsOf(expiredFiles);
    const listed = new Set<FileId>();
    for await (const id of blobs.list()) listed.add(id);
    const missing: FileId[] = [];
    for (const row of rows) if (!listed.has(row.id) || !(await isWhole(blobs, row))) missing.push(row.id);
    if (missing.length > 1 && missing.length === rows.length) {
      log.error(
        { rows: rows.length },
        "none of the files is in its home; is it mounted? nothing was changed",
      );
      return { strays: 0, lost: 0 };
    }
    const lost = await inParts(missing, lose);
    const strays = await inParts([...listed], async (ids) => {
      const known = new Set(await expiredFiles.known(ids));
      const strange = ids.filter((id) => !known.has(id));
      for (const id of strange) await blobs.remove(id);
      return strange.length;
    });
    if (strays + lost > 0) log.error({ strays, lost }, "files and what is known of them differed");
    return { strays, lost };
  };
}

/** Of an upload nobody can say how much of it lies there just now. */
async function isWhole(blobs: Pick<FileBlobs, "size">, { id, size, state }: KeptFile): Promise<boolean> {
  return state !== "sent" || (await blobs.size(id)) === sealedBytes(size);
}

async function rowsOf(expiredFiles: Pick<ExpiredFiles, "withBytes">): Promise<KeptFile[]> {
  const rows: KeptFile[] = [];
  for (;;) {
    const next = await expiredFiles.withBytes(rows.at(-1)?.id ?? 0, AT_ONCE);
    rows.push(...next);
    if (next.length < AT_ONCE) return rows;
  }
}

async function inParts(ids: readonly FileId[], work: (ids: FileId[]) => Promise<number>): Promise<number> {
  let total = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) total += await work(ids.slice(at, at + AT_ONCE));
  return total;
}
