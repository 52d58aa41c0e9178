import type { FileId } from "../domain/identifiers.ts";
import type { FileBlobs } from "../ports/file-blobs.ts";
import type { ExpiredFiles } from "../ports/file-store.ts";

interface Ports {
  readonly expiredFiles: Pick<ExpiredFiles, "withBytes" | "known" | "lose">;
  readonly blobs: Pick<FileBlobs, "list" | "remove">;
  readonly log: { error(about: object, message: string): void };
}

/** `strays`: bytes that no row knew, and that were removed. `lost`: rows whose bytes are not there any more. */
export interface Reconciled {
  readonly strays: number;
  readonly lost: number;
}

const AT_ONCE = 500;

/**
 * Compares the home of files with what is known of them, which differ only when something went wrong: a restored
 * backup, a disk that forgot, a defect. A row comes before its first byte and goes after its last one, so what lies
 * there without a row is nobody's. What is lost is marked gone, so that it is not offered any more. Where *everything*
 * is lost the home is rather not mounted, or another one: then nothing is touched.
 */
export function reconcileFiles({ expiredFiles, blobs, log }: Ports) {
  return async (): Promise<Reconciled> => {
    // In this order: a file that comes meanwhile is listed, and not among the rows.
    const rows = await rowsOf(expiredFiles);
    const listed = new Set<FileId>();
    for await (const id of blobs.list()) listed.add(id);
    const missing = rows.filter((id) => !listed.has(id));
    if (missing.length > 1 && missing.length === rows.length) {
      log.error(
        { rows: rows.length },
        "none of the files is in its home; is it mounted? nothing was changed",
      );
      return { strays: 0, lost: 0 };
    }
    const lost = await inParts(missing, (ids) => expiredFiles.lose(ids));
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

async function rowsOf(expiredFiles: Pick<ExpiredFiles, "withBytes">): Promise<FileId[]> {
  const rows: FileId[] = [];
  for (;;) {
    const next = await expiredFiles.withBytes(rows.at(-1) ?? 0, AT_ONCE);
    rows.push(...next);
    if (next.length < AT_ONCE) return rows;
  }
}

async function inParts(ids: readonly FileId[], work: (ids: FileId[]) => Promise<number>): Promise<number> {
  let total = 0;
  for (let at = 0; at < ids.length; at += AT_ONCE) total += await work(ids.slice(at, at + AT_ONCE));
  return total;
}
