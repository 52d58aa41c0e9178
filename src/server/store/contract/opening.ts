import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { PersonId } from "../../domain/identifiers.ts";
import { StoreProblem } from "../store-problem.ts";
import { Clinic, identifier, NOW, sayTimes, seqs } from "./clinic.ts";
import type { Open } from "./opened.ts";

export function openingContract(open: Open): void {
  describe("opening and closing", () => {
    test("what was stored is there when the database is opened again", async () => {
      const opened = await open();
      try {
        const clinic = await Clinic.found(opened);
        const { ofAna } = await clinic.pair();
        await sayTimes(opened.store, ofAna, 3);
        await opened.store.close();
        const again = await opened.another();
        const { version, messages } = await again.messages.page(ofAna, { limit: 9, now: NOW });
        assert.deepEqual([version, seqs(messages)], [3, [1, 2, 3]]);
      } finally {
        await opened.close();
      }
    });

    test("a database of a newer version is refused with a sentence that says so, and stays as it was", async () => {
      const opened = await open();
      try {
        await opened.sql("UPDATE schema_version SET version = 9999");
        for (let attempt = 0; attempt < 2; attempt += 1) {
          await assert.rejects(opened.another(), (problem) => {
            assert.ok(problem instanceof StoreProblem);
            assert.equal(problem.code, "database-newer");
            assert.match(problem.message, /newer Clinical Chat.*9999/);
            return true;
          });
        }
      } finally {
        await opened.close();
      }
    });

    test("closing finishes what was begun; what is asked afterwards is refused", async () => {
      const opened = await open();
      try {
        const clinic = await Clinic.found(opened);
        const { ofAna } = await clinic.pair();
        const begun = [sayTimes(opened.store, ofAna, 20), opened.store.close()];
        assert.equal((await begun[0])?.length, 20);
        await begun[1];
        const nobody = identifier<PersonId>();
        await assert.rejects(opened.store.people.byId(nobody), { code: "store-closed" });
        await assert.rejects(opened.store.people.setPassword(nobody, "x"), { code: "store-closed" });
        await assert.rejects(opened.store.expired.scrub(), { code: "store-closed" });
      } finally {
        await opened.close();
      }
    });
  });
}
