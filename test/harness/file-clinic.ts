import assert from "node:assert/strict";
import type { AddressInfo } from "node:net";
import type { PersonId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import { type Around, openHttpClinic } from "./http-clinic.ts";
import { type TusClient, tusClient } from "./tus-client.ts";

export type FileClinic = Awaited<ReturnType<typeof openFileClinic>>;
export type FilePeople = Awaited<ReturnType<FileClinic["newPeople"]>>;

/** A clinic that listens, for tests that send files. */
export async function openFileClinic(around: Around = {}) {
  const clinic = await openHttpClinic({}, around);
  await clinic.app.listen({ host: "127.0.0.1", port: 0 });
  const { port } = clinic.app.server.address() as AddressInfo;
  const asTus = (session: string): TusClient => tusClient(`http://127.0.0.1:${port}`, `session=${session}`);
  let times = 0;
  return {
    ...clinic,
    asTus,
    /** A host and a patient with a chat, and somebody who is not in it; none has sent anything today. */
    async newPeople() {
      const here = clinic.addOrganisation("Riverside Clinic");
      times += 1;
      const ada = await clinic.addPerson(here, `Ada ${times}`, ["host", "participant"]);
      const pat = await clinic.addPerson(here, `Pat ${times}`, ["participant"]);
      const eve = await clinic.addPerson(here, `Eve ${times}`, ["participant"]);
      const { threadId } = await clinic.deeds.startThread(ada, [pat.id]);
      const ofPat = asTus(await clinic.signedInAs(pat));
      return {
        ada,
        pat,
        threadId,
        ofAda: asTus(await clinic.signedInAs(ada)),
        ofPat,
        ofEve: asTus(await clinic.signedInAs(eve)),
        messages: async (by: Person) => (await clinic.deeds.readPage(by, threadId)).messages,
        /** An upload of Pat's. @returns its address */
        async begun(size: number, name?: string): Promise<string> {
          const answer = await ofPat.begin(threadId, size, name);
          assert.equal(answer.status, 201, await answer.text());
          return answer.headers.get("location") ?? "";
        },
        offsetAt: async (path: string) => (await ofPat.look(path)).headers.get("upload-offset"),
        leave: (personId: PersonId) =>
          clinic.sql(
            "UPDATE members SET left_at = 1 WHERE person_id = ? AND thread_id = ?",
            personId,
            threadId,
          ),
      };
    },
    async close(): Promise<void> {
      clinic.app.server.closeAllConnections(); // kept alive by who asked
      await clinic.close();
    },
  };
}
