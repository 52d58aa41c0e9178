import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import type { FileId } from "../../domain/identifiers.ts";
import type { RefusedFile } from "../../ports/refused-files.ts";
import { Clinic, DAY, identifier, NOW } from "./clinic.ts";
import type { Open, Opened } from "./opened.ts";

export function refusedFilesContract(open: Open): void {
  describe("refused files", () => {
    let opened: Opened;
    before(async () => {
      opened = await open();
    });
    after(() => opened.close());

    test("refused files are listed for their organisation alone, the newest first, each once", async () => {
      const [here, elsewhere] = [await Clinic.found(opened), await Clinic.found(opened)];
      const { refusedFiles } = here.store;
      const [older, newer, others] = [
        await one(here, NOW),
        await one(here, NOW + 1),
        await one(elsewhere, NOW),
      ];
      for (const file of [older, newer, others, { ...older, refusedAt: NOW + 2 }])
        await refusedFiles.put(file);
      assert.deepEqual(await refusedFiles.list(here.id, 10), [newer, older]);
      assert.deepEqual(await refusedFiles.list(here.id, 1), [newer]);
    });

    test("what was refused before a time is forgotten", async () => {
      const clinic = await Clinic.found(opened);
      const { refusedFiles } = clinic.store;
      const [before, then] = [await one(clinic, NOW - 2 * DAY - 1), await one(clinic, NOW - 2 * DAY)];
      for (const file of [before, then]) await refusedFiles.put(file);
      assert.ok((await refusedFiles.eraseBefore(NOW - 2 * DAY)) >= 1);
      assert.deepEqual(await refusedFiles.list(clinic.id, 10), [then]);
    });
  });
}

async function one(clinic: Clinic, refusedAt: number): Promise<RefusedFile> {
  const { id: authorId, organisationId } = await clinic.person();
  return { id: identifier<FileId>(), organisationId, authorId, code: "file-infected", refusedAt };
}
