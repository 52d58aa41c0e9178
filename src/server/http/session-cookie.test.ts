import assert from "node:assert/strict";
import { test } from "node:test";
import { readCookie } from "./session-cookie.ts";

test("the session is found among other cookies, and only under its whole name", () => {
  const cases: [header: string | undefined, secure: boolean, token: string | undefined][] = [
    ["session=abc", false, "abc"],
    ["theme=dark; session=a-b_c; x=session=no", false, "a-b_c"],
    ["theme=dark;session=abc", false, "abc"],
    ["session=first; session=second", false, "first"],
    ["session=", false, ""],
    ["__Host-session=abc", true, "abc"],
    ["session=abc", true, undefined],
    ["__Host-session=abc", false, undefined],
    ["xsession=abc", false, undefined],
    [";;=;", false, undefined],
    ["", false, undefined],
    [undefined, false, undefined],
  ];
  for (const [header, secure, token] of cases)
    assert.equal(readCookie(header, "session", secure), token, header);
});
