import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import type { Person } from "../../src/server/domain/person.ts";
import {
  accountHolder,
  addAppOn,
  addPasskeyOn,
  enterAppCode,
  isInOn,
  openAccount,
  signInOn,
  signOutOn,
} from "../harness/account-in-page.ts";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { focusComesTo, walkTo } from "../harness/by-keyboard.ts";
import { MINUTE } from "../harness/movable-clock.ts";
import { VirtualAuthenticator } from "../harness/virtual-authenticator.ts";

const clinic = await BrowserClinic.start({ after });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const CHALLENGE = "**/api/sign-in/passkey/options";
const appCode = (page: Page) => page.getByRole("textbox", { name: "Code from your authenticator app" });

/** On the sign-in page of a browser that holds a passkey of theirs. */
async function withPasskey(name: string) {
  const person = await accountHolder(clinic, name);
  const page = await openAccount(clinic, person);
  const device = await VirtualAuthenticator.of(page);
  await addPasskeyOn(page, "Ward laptop");
  await device.answers(false);
  // The sign-in page asks for a challenge by itself; it must not be taken for that of a click.
  const offered = page.waitForResponse(CHALLENGE);
  await signOutOn(page, person);
  await offered;
  return { person, page, device };
}

/** With the button of the first step. A device that has begun to wait hears of no change: it answers before it is asked. */
async function usePasskeyAlone(page: Page, device: VirtualAuthenticator): Promise<void> {
  await page.route(CHALLENGE, async (route) => {
    await device.answers(true);
    await route.continue();
  });
  await button(page, "Use a passkey").click();
}

/** On the sign-in page, with an app that was set up before. */
async function withApp(name: string) {
  const person = await accountHolder(clinic, name);
  const page = await openAccount(clinic, person);
  const { secret, codes } = await addAppOn(page, clinic);
  await signOutOn(page, person);
  return { person, page, secret, codes };
}

async function isNotIn(page: Page, person: Person): Promise<void> {
  assert.equal(await page.getByRole("button", { name: `Your account: ${person.name}` }).count(), 0);
  assert.equal(await page.evaluate(() => fetch("/api/unread").then(({ status }) => status)), 401);
}

test("a passkey signs in alone, without an address and a password", async () => {
  const { person, page, device } = await withPasskey("Ana Alone");
  await usePasskeyAlone(page, device);
  await isInOn(page, person);
});

test("where one types the address the browser offers the passkeys that it knows", async () => {
  const { person, page, device } = await withPasskey("Ana Offered");
  await device.answers(true);
  await page.goto("/sign-in?next=/contacts");
  await isInOn(page, person);
  await page.waitForURL("**/contacts");
});

test("after the password a passkey is the second step, one key away", async () => {
  const { person, page, device } = await withPasskey("Ana Second");
  await signInOn(page, person);
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await isNotIn(page, person);
  await focusComesTo(page, button(page, "Use a passkey"));
  await device.answers(true);
  await page.keyboard.press("Enter");
  await isInOn(page, person);
});

test("a passkey that was not used is no dead end: it says so, and every other way is open", async () => {
  const { person, page, device } = await withPasskey("Ana Cancelled");
  await signInOn(page, person);
  await page.getByRole("heading", { name: "One more step" }).waitFor();
  await device.knowsThePerson(false);
  await device.answers(true);
  await button(page, "Use a passkey").click();
  await page.getByText("The passkey was not used.").waitFor();
  await button(page, "Use a recovery code").click();
  await focusComesTo(page, page.getByRole("textbox", { name: "Recovery code" }));
  await button(page, "Use a passkey instead").click();
  await device.knowsThePerson(true);
  await button(page, "Use a passkey").click();
  await isInOn(page, person);
});

test("a passkey of an account that nobody has any more is refused with a sentence, on the first step", async () => {
  const { person, page, device } = await withPasskey("Ana Gone");
  const { passkeys } = clinic.open.clinic.ports;
  for (const { id } of await passkeys.of(person.id)) await passkeys.remove(person.id, id, true);
  await usePasskeyAlone(page, device);
  await page.getByText("This passkey was not accepted.").waitFor();
  await isNotIn(page, person);
});

test("an app that was set up with the key from the page gives the second step; the same code does not work twice", async () => {
  const { person, page, secret } = await withApp("Ben Code");
  await signInOn(page, person);
  await focusComesTo(page, appCode(page));
  assert.equal(await appCode(page).getAttribute("autocomplete"), "one-time-code");
  assert.equal(await appCode(page).getAttribute("inputmode"), "numeric");
  const code = await enterAppCode(page, clinic, secret);
  await isInOn(page, person);
  await signOutOn(page, person);
  await signInOn(page, person);
  await appCode(page).fill(code);
  await page.keyboard.press("Enter");
  await page.getByText("This code is not right, or was used already.").waitFor();
  await focusComesTo(page, appCode(page));
  await isNotIn(page, person);
});

test("a recovery code lets in once", async () => {
  const { person, page, codes } = await withApp("Ben Lost");
  const [code = ""] = codes;
  for (const outcome of ["in", "refused"]) {
    await signInOn(page, person);
    await button(page, "Use a recovery code").click();
    await page.getByRole("textbox", { name: "Recovery code" }).fill(code.toUpperCase());
    await button(page, "Continue").click();
    if (outcome === "refused") await page.getByText("This code is not right, or was used already.").waitFor();
    else {
      await isInOn(page, person);
      await signOutOn(page, person);
    }
  }
  await isNotIn(page, person);
});

test("a second step that took too long leads back to the beginning, says so, and only the password is typed again", async () => {
  const { person, page, secret } = await withApp("Ben Late");
  await signInOn(page, person);
  await appCode(page).waitFor();
  clinic.open.clock.pass(6 * MINUTE);
  await enterAppCode(page, clinic, secret);
  await page.getByText("Please sign in from the beginning.").waitFor();
  await focusComesTo(page, page.getByRole("textbox", { name: "Password" }));
  assert.equal(await page.getByRole("textbox", { name: "E-mail" }).inputValue(), person.email);
  await page.getByRole("textbox", { name: "Password" }).fill("the grey heron stands still");
  await page.keyboard.press("Enter");
  await appCode(page).waitFor();
  await enterAppCode(page, clinic, secret);
  await isInOn(page, person);
});

test("a locked screen asks for the second step in place, and one is back where one was", async () => {
  const person = await accountHolder(clinic, "Ben Locked");
  const page = await openAccount(clinic, person);
  const { secret } = await addAppOn(page, clinic);
  await page.goto("/contacts");
  await page.getByRole("heading", { name: "Contacts" }).waitFor();
  clinic.open.clock.pass(13 * 60 * MINUTE);
  await page.evaluate(() => dispatchEvent(new Event("online")));
  await button(page, "Sign in").waitFor();
  await signInOn(page, person);
  await enterAppCode(page, clinic, secret);
  await page.getByRole("heading", { name: "Contacts" }).waitFor();
  assert.equal(new URL(page.url()).pathname, "/contacts");
});

test("by keyboard alone one signs in with an app, and comes back to the beginning", async () => {
  const { person, page, secret } = await withApp("Ben Keys");
  await page.getByRole("textbox", { name: "E-mail" }).focus();
  await page.keyboard.type(person.email);
  await walkTo(page, page.getByRole("textbox", { name: "Password" }));
  await page.keyboard.type("the grey heron stands still");
  await page.keyboard.press("Enter");
  await focusComesTo(page, appCode(page));
  await walkTo(page, button(page, "Start again"));
  await page.keyboard.press("Enter");
  await focusComesTo(page, page.getByRole("textbox", { name: "Password" }));
  await page.keyboard.type("the grey heron stands still");
  await page.keyboard.press("Enter");
  await focusComesTo(page, appCode(page));
  await enterAppCode(page, clinic, secret);
  await isInOn(page, person);
});

test("axe finds nothing on either second step", async () => {
  const { person, page } = await withPasskey("Ana Axe");
  await signInOn(page, person);
  await axeFindsNothing(page, () => button(page, "Use a passkey").waitFor());
  await button(page, "Use a recovery code").click();
  await page.getByRole("textbox", { name: "Recovery code" }).fill("not a code");
  await button(page, "Continue").click();
  await axeFindsNothing(page, () => page.getByText("This code is not right").waitFor());
});
