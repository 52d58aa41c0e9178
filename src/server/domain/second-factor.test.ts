import assert from "node:assert/strict";
import { test } from "node:test";
import type { Role } from "../../shared/protocol/parts.ts";
import {
  hasSecondFactor,
  isRestricted,
  isSecondFactorRequired,
  leastPasswordLength,
  maySignInHere,
} from "./second-factor.ts";

const NOBODY = { roles: [] as Role[], support: false, secondFactorAsked: false, localSignIn: true };
const NOTHING = { totp: false, passkeys: 0, shortPassword: false };

test("an organisation requires a second factor of hosts and administrators alone, and of Support it is always required", () => {
  const cases: [roles: Role[], support: boolean, asked: boolean, required: boolean][] = [
    [["participant"], false, true, false],
    [["host", "participant"], false, true, true],
    [["administrator", "participant"], false, true, true],
    [["administrator", "host", "participant"], false, false, false],
    [[], true, false, true],
  ];
  for (const [roles, support, secondFactorAsked, required] of cases) {
    assert.equal(isSecondFactorRequired({ roles, support, secondFactorAsked }), required);
  }
});

test("an authenticator app is a second factor and so is a passkey; with one, eight characters make a password", () => {
  assert.equal(hasSecondFactor(NOTHING), false);
  assert.equal(leastPasswordLength(NOTHING), 15);
  for (const factors of [
    { totp: true, passkeys: 0 },
    { totp: false, passkeys: 1 },
  ]) {
    assert.equal(hasSecondFactor(factors), true);
    assert.equal(leastPasswordLength(factors), 8);
  }
});

test("who lacks what is required, or what a short password needs beside it, is restricted", () => {
  const host = { ...NOBODY, ...NOTHING, roles: ["host"] as Role[] };
  assert.equal(isRestricted(host), false);
  assert.equal(isRestricted({ ...host, secondFactorAsked: true }), true);
  assert.equal(isRestricted({ ...host, secondFactorAsked: true, passkeys: 1 }), false);
  assert.equal(isRestricted({ ...host, shortPassword: true }), true);
  assert.equal(isRestricted({ ...host, shortPassword: true, totp: true }), false);
});

test("where people sign in at their own provider, administrators and Support may still sign in here", () => {
  const elsewhere = { ...NOBODY, localSignIn: false };
  assert.equal(maySignInHere(NOBODY), true);
  assert.equal(maySignInHere({ ...elsewhere, roles: ["host", "participant"] }), false);
  assert.equal(maySignInHere({ ...elsewhere, roles: ["administrator"] }), true);
  assert.equal(maySignInHere({ ...elsewhere, support: true }), true);
});
