import assert from "node:assert/strict";
import type { Person } from "../../src/server/domain/person.ts";
import type { HttpClinic } from "./http-clinic.ts";

/** The form with which the tests set a clinic up. */
export const FORM = {
  organisation: "Riverside Clinic",
  emergencyNumber: "911",
  name: "Ona Office",
  email: "Ona.Office@Riverside.example",
  password: "the grey heron stands still",
} as const;

/** The token of the session in an answer's cookie; empty if there is none. */
export function tokenIn({ headers }: { headers: Record<string, unknown> }): string {
  return /^session=([A-Za-z0-9_-]{43});/.exec(String(headers["set-cookie"]))?.[1] ?? "";
}

/** Sets the clinic up as a person does. @returns the administrator's session */
export async function setUpClinic(clinic: HttpClinic): Promise<string> {
  const secret = (await clinic.deeds.issueSetUpLink()) ?? "";
  return tokenIn(await clinic.ask("POST", "/api/set-up", { body: { secret, ...FORM } }));
}

export async function firstAdministrator({ ports }: HttpClinic): Promise<Person> {
  const account = await ports.people.credentials(FORM.email.toLowerCase());
  const person = account && (await ports.people.byId(account.personId));
  assert.ok(person);
  return person;
}
