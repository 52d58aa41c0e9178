import assert from "node:assert/strict";
import { test } from "node:test";
import type { SignedIn } from "../actions/recognise-session.ts";
import { obstacleAt } from "./routes-of.ts";

const person = { guest: false } as SignedIn["person"];
const HOLDER = { person, restricted: false };
const GUEST = { person: { ...person, guest: true }, restricted: false };
const SUPPORT = { person: { ...person, support: true as const }, restricted: false };
const SETTING_UP = { person, restricted: true };
const SUPPORT_SETTING_UP = { ...SUPPORT, restricted: true };

for (const [who, route, obstacle, session] of [
  ["an account holder", "/api/threads", undefined, HOLDER],
  ["an account holder", "/api/account/passkeys/:id", undefined, HOLDER],
  ["an account holder", "/api/support", "support-only", HOLDER],
  ["an account holder", "/api/support/requests/:id/decline", "support-only", HOLDER],
  ["a guest", "/api/threads", undefined, GUEST],
  ["a guest", "/api/sign-out", undefined, GUEST],
  ["a guest", "/api/account", "not-allowed", GUEST],
  ["a guest", "/api/account/devices", "not-allowed", GUEST],
  ["a guest", "/api/support", "support-only", GUEST],
  ["Support", "/api/support", undefined, SUPPORT],
  ["Support", "/api/account/totp", undefined, SUPPORT],
  ["Support", "/api/sign-out", undefined, SUPPORT],
  ["Support", "/api/threads", "not-allowed", SUPPORT],
  ["Support", "/api/colleagues", "not-allowed", SUPPORT],
  ["Support", "/api/supporters", "not-allowed", SUPPORT],
  ["Support", "/api/accounts-of-others", "not-allowed", SUPPORT],
  ["Support", "", "not-allowed", SUPPORT],
  ["who must set up a second factor", "/api/account", undefined, SETTING_UP],
  ["who must set up a second factor", "/api/account/totp/confirm", undefined, SETTING_UP],
  ["who must set up a second factor", "/api/account/passkeys/options", undefined, SETTING_UP],
  ["who must set up a second factor", "/api/account/prove", undefined, SETTING_UP],
  ["who must set up a second factor", "/api/sign-out", undefined, SETTING_UP],
  ["who must set up a second factor", "/api/account/devices", "second-factor-required", SETTING_UP],
  ["who must set up a second factor", "/api/threads", "second-factor-required", SETTING_UP],
  ["who must set up a second factor", "", "second-factor-required", SETTING_UP],
  ["Support without a second factor", "/api/account/totp", undefined, SUPPORT_SETTING_UP],
  ["Support without a second factor", "/api/support", "second-factor-required", SUPPORT_SETTING_UP],
] as const) {
  test(`${who} ${obstacle === undefined ? "may ask at" : "is turned away from"} ${route || "what has no route"}`, () => {
    assert.equal(obstacleAt(route, session), obstacle);
  });
}
