import assert from "node:assert/strict";
import { TOTP } from "otpauth";
import type { OrganisationId } from "../../src/server/domain/identifiers.ts";
import type { Person } from "../../src/server/domain/person.ts";
import type { Role } from "../../src/shared/protocol/parts.ts";
import { BEHIND_A_PROXY, browserOf, type HttpBrowser } from "./http-browser.ts";
import { type HttpClinic, openHttpClinic } from "./http-clinic.ts";
import { SoftwareAuthenticator } from "./software-authenticator.ts";

/** Where the clinic's pages are, for everything that passkeys bind themselves to. */
export const ORIGIN = "https://chat.clinic.example";
export const PASSWORD = "the grey heron stands still";
export const STEP_MS = 30_000;

export function openAccountClinic(): Promise<HttpClinic> {
  return openHttpClinic({ ...BEHIND_A_PROXY, publicUrl: ORIGIN });
}

let addresses = 0;

/** An address of a network of its own, so that what is counted for one is not counted for another. */
export function newAddress(): string {
  addresses += 1;
  return `198.18.${addresses >> 8}.${addresses & 255}`;
}

/** The hash of PASSWORD is made once: it is made to be slow. */
const hashes = new WeakMap<HttpClinic, Promise<string>>();

export interface Wanted {
  readonly organisationId?: OrganisationId;
  readonly roles?: readonly Role[];
}

/** Somebody with an account and a password, in front of a browser that knows nobody yet. */
export class AccountHolder {
  readonly clinic: HttpClinic;
  readonly person: Person;
  browser: HttpBrowser;

  private constructor(clinic: HttpClinic, person: Person, browser: HttpBrowser) {
    this.clinic = clinic;
    this.person = person;
    this.browser = browser;
  }

  static async of(clinic: HttpClinic, { organisationId, roles }: Wanted = {}): Promise<AccountHolder> {
    const home = organisationId ?? clinic.addOrganisation("Riverside Clinic");
    addresses += 1;
    const person = await clinic.addPerson(home, `Ana Sample ${addresses}`, roles ?? ["host", "participant"]);
    const hash = hashes.get(clinic) ?? clinic.ports.passwords.hash(PASSWORD);
    hashes.set(clinic, hash);
    await clinic.ports.people.setPassword(person.id, await hash);
    return new AccountHolder(clinic, person, await browserOf(clinic, undefined, newAddress()));
  }

  /** Another browser, at an address that nobody knows yet. */
  async elsewhere(): Promise<AccountHolder> {
    return new AccountHolder(this.clinic, this.person, await browserOf(this.clinic, undefined, newAddress()));
  }

  post(path: string, body?: unknown) {
    return this.browser.ask("POST", path, { body });
  }

  signIn(password = PASSWORD) {
    return this.post("/api/sign-in", { email: this.person.email, password });
  }

  account() {
    return this.browser.ask("GET", "/api/account");
  }

  /** Whether this browser is in. */
  async isIn(): Promise<boolean> {
    return (await this.browser.ask("GET", "/api/unread")).status === 200;
  }

  /** Sets an authenticator app up. @returns its secret, and the first recovery codes */
  async addTotp(): Promise<{ secret: string; codes: string[] }> {
    const begun = await this.post("/api/account/totp");
    assert.equal(begun.status, 200, begun.text);
    const { secret } = begun.json;
    const confirmed = await this.post("/api/account/totp/confirm", { code: this.codeOf(secret) });
    assert.equal(confirmed.status, 200, confirmed.text);
    return { secret, codes: confirmed.json.codes };
  }

  /** The app's code, `steps` from now. */
  codeOf(secret: string, steps = 0): string {
    return new TOTP({ secret }).generate({ timestamp: this.clinic.time.now + steps * STEP_MS });
  }

  /** Adds a passkey. */
  async addPasskey(authenticator = new SoftwareAuthenticator(ORIGIN), name = "Laptop") {
    const options = await this.post("/api/account/passkeys/options");
    assert.equal(options.status, 200, options.text);
    const response = authenticator.register(options.json);
    const added = await this.post("/api/account/passkeys", { name, response });
    assert.equal(added.status, 201, added.text);
    const { passkey, codes } = added.json as { passkey: { id: number; name: string }; codes: string[] };
    return { authenticator, passkey, codes };
  }
}

/** Status and code of an answer, for one look at both. */
export function told({ status, json }: { status: number; json: { code?: string } | null }) {
  return [status, json?.code];
}
