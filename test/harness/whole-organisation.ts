import type {
  AdmissionId,
  FileId,
  OrganisationId,
  PersonId,
  ThreadId,
} from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { HttpClinic } from "./http-clinic.ts";
import { confirmedRequest, supportPerson } from "./support-people.ts";

export const ROLES = ["nobody", "guest", "participant", "host", "support", "administrator"] as const;
export type RoleHere = (typeof ROLES)[number];

const FILE_BYTES = 64;
let made = 0;

/** An organisation in which there is one of everything that has an identifier, and people who are in nothing of it. */
export async function wholeOrganisation(clinic: HttpClinic) {
  made += 1;
  const id = clinic.addOrganisation(`Clinic ${made}`);
  const owner = await clinic.addPerson(id, `Owner ${made}`, ["host", "participant"]);
  const office = await clinic.addPerson(id, `Office ${made}`, ["administrator"]);
  const contact = await keep(clinic, owner, `Maya ${made}`, made * 2);
  const other = await keep(clinic, owner, `Milo ${made}`, made * 2 + 1);
  const { threadId } = await clinic.deeds.startThread(owner, [contact]);
  const clientId = `message-${String(made).padStart(10, "0")}`;
  const { seq } = await clinic.deeds.postMessage(owner, threadId, { clientId, text: `marked words ${made}` });
  const appointment = await clinic.deeds.makeAppointment(owner, { startsAt: null, people: [contact] });
  const { code } = await clinic.deeds.issueCode(owner, threadId, contact);
  const sessionToken = await clinic.signedInAs(office);
  const device = await clinic.deeds.recogniseSession(sessionToken);
  return {
    id,
    owner,
    office,
    ids: {
      organisation: id,
      thread: threadId,
      seq,
      person: contact,
      contact,
      other,
      colleague: office.id,
      appointment: appointment.id,
      letter: await undeliveredLetter(clinic, id),
      upload: await upload(clinic, owner, threadId, false),
      file: await upload(clinic, owner, threadId, true),
      admission: await admission(clinic, id, code),
      passkey: passkey(clinic, owner),
      device: device?.sessionId ?? 0,
      request: await confirmedRequest(clinic.ports, office, "off"),
    },
    /** A browser's session for each role; of an organisation's people those who are in no chat of the owner's. */
    sessions: await sessionsIn(clinic, id),
  };
}

export type WholeOrganisation = Awaited<ReturnType<typeof wholeOrganisation>>;

async function keep(clinic: HttpClinic, by: Person, name: string, number: number): Promise<PersonId> {
  const mobile = `+1${202 + Math.floor(number / 100)}55501${String(number % 100).padStart(2, "0")}`;
  const form = { name, mobile, email: "", timeZone: "America/New_York", notes: "" };
  return (await clinic.deeds.keepContact(by, form)).contact.id as PersonId;
}

async function undeliveredLetter(clinic: HttpClinic, id: OrganisationId): Promise<number> {
  clinic.sql(
    "UPDATE letters SET state = 'undelivered', problem = 'address-refused' WHERE organisation_id = ?",
    id,
  );
  return Number(clinic.row("SELECT id FROM letters WHERE organisation_id = ?", id).id);
}

async function upload(
  { deeds }: HttpClinic,
  by: Person,
  threadId: ThreadId,
  whole: boolean,
): Promise<FileId> {
  const wish = { name: "x-ray.bin", size: FILE_BYTES, clientId: undefined, metadata: {} };
  const file = await deeds.beginUpload(by, threadId, wish);
  if (!whole) return file;
  await deeds.appendToUpload(by, file, 0, [new Uint8Array(FILE_BYTES)] as never);
  await deeds.completeUpload(by, file);
  return file;
}

async function admission({ ports }: HttpClinic, _id: OrganisationId, code: string): Promise<AdmissionId> {
  const { codes, details, secrets, clock } = ports;
  const hash = details.hashForAll("access code", code.replaceAll("-", ""));
  const { code: found } = await codes.tryCode(hash, 0, clock.now());
  if (!found) throw new Error("There is no such code.");
  const id = secrets.identifier() as AdmissionId;
  const name = await details.seal(
    { organisationId: found.organisationId, kind: "admission", id },
    "Somebody",
  );
  const now = clock.now();
  await codes.ask({ id, codeId: found.id, hash: secrets.token(), name, now, endsAt: now + 60_000 });
  return id;
}

function passkey(clinic: HttpClinic, { id: personId }: Person): number {
  const id = clinic.ports.secrets.identifier();
  clinic.sql(
    "INSERT INTO passkeys (id, person_id, credential_id, public_key, counter, transports, name, made_at) VALUES (?, ?, ?, '', 0, '[]', 'Phone', 1)",
    id,
    personId,
    `credential-${id}`,
  );
  return id;
}

async function sessionsIn(clinic: HttpClinic, id: OrganisationId): Promise<Record<RoleHere, string>> {
  const token = async (person: Person) => `__Host-session=${await clinic.signedInAs(person)}`;
  const add = (roles: Person["roles"], name: string) => clinic.addPerson(id, `${name} ${made}`, roles);
  const host = await add(["host", "participant"], "Hugo");
  const guest = await clinic.ports.people.byId(await keep(clinic, host, `Gale ${made}`, 5_000 + made));
  if (!guest) throw new Error("There is no guest.");
  return {
    nobody: "",
    guest: (await token(guest)).replace("__Host-session", "__Host-guest"),
    participant: await token(await add(["participant"], "Pat")),
    host: await token(host),
    support: await token(await supportPerson(clinic.ports)),
    administrator: await token(await add(["administrator"], "Ada")),
  };
}
