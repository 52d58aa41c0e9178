import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import type { Page } from "playwright-core";
import { accountHolder, isInOn, setUpApp, signInOn } from "../harness/account-in-page.ts";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { focusComesTo, walkTo } from "../harness/by-keyboard.ts";
import { MINUTE } from "../harness/movable-clock.ts";
import { supportPerson } from "../harness/support-people.ts";
import { VirtualAuthenticator } from "../harness/virtual-authenticator.ts";

const clinic = await BrowserClinic.start({ after });
const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const explained = (page: Page) => page.getByRole("heading", { name: "One thing before you go on" }).waitFor();

before(async () => {
  await clinic.open.deeds.saveOrganisation(await clinic.person("ona"), { secondFactor: true });
});

/** Has signed in on the way to their contacts, and stands before what they have to set up. */
async function beforeTheDoor(name: string) {
  const person = await accountHolder(clinic, name);
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/contacts");
  await signInOn(page, person);
  await explained(page);
  return { person, page };
}

test("who needs a second factor sets up a passkey, keeps the codes, and is where they wanted to go", async () => {
  const { person, page } = await beforeTheDoor("Dora Passkey");
  await VirtualAuthenticator.of(page);
  await button(page, "Set up a passkey").click();
  await page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
  assert.equal(await page.locator(".codes code").count(), 10);
  await button(page, "I have kept them").click();
  await isInOn(page, person);
  assert.equal(new URL(page.url()).pathname, "/contacts");
  await page.getByRole("heading", { name: "Contacts" }).waitFor();
});

test("or an authenticator app, by keyboard alone", async () => {
  const { person, page } = await beforeTheDoor("Dora App");
  await walkTo(page, button(page, "Use an authenticator app"));
  await page.keyboard.press("Enter");
  await page.locator(".app-key").waitFor();
  await setUpApp(page, clinic);
  await walkTo(page, button(page, "I have kept them"));
  await page.keyboard.press("Enter");
  await isInOn(page, person);
});

test("before that nothing inside is shown at any address, and one can leave", async () => {
  const { page } = await beforeTheDoor("Dora Leaves");
  for (const place of ["/chat", "/account", "/people"]) {
    await page.goto(place);
    await explained(page);
  }
  assert.equal(await page.evaluate(() => fetch("/api/unread").then(({ status }) => status)), 403);
  await button(page, "Sign out").click();
  await button(page, "Sign in").waitFor();
});

test("a passkey that was not made is no dead end", async () => {
  const { page } = await beforeTheDoor("Dora Cancelled");
  const device = await VirtualAuthenticator.of(page);
  await device.knowsThePerson(false);
  await button(page, "Set up a passkey").click();
  await page.getByText("The passkey was not used.").waitFor();
  await button(page, "Use an authenticator app").click();
  await button(page, "Cancel").click();
  await focusComesTo(page, button(page, "Set up a passkey"));
});

test("who takes more than ten minutes shows once more that it is them, and it goes on", async () => {
  const { person, page } = await beforeTheDoor("Dora Slow");
  clinic.open.clock.pass(11 * MINUTE);
  await VirtualAuthenticator.of(page);
  await button(page, "Set up a passkey").click();
  const password = page.getByRole("dialog").getByRole("textbox", { name: "Password" });
  await focusComesTo(page, password);
  await page.keyboard.type("the grey heron stands still");
  await page.keyboard.press("Enter");
  await button(page, "I have kept them").click();
  await isInOn(page, person);
});

test("Support is asked for a second factor too, and has an account of their own", async () => {
  const { ports } = clinic.open.clinic;
  const sam = await supportPerson({ ...ports, clock: clinic.open.clock });
  await ports.people.setPassword(sam.id, await ports.passwords.hash("the grey heron stands still"));
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/sign-in?next=/support");
  await signInOn(page, sam);
  await explained(page);
  await VirtualAuthenticator.of(page);
  await button(page, "Set up a passkey").click();
  await button(page, "I have kept them").click();
  await isInOn(page, sam);
  await page.goto("/account");
  await page.getByRole("heading", { name: "Your devices" }).waitFor();
});

test("axe finds nothing on the way", async () => {
  const { page } = await beforeTheDoor("Dora Axe");
  await axeFindsNothing(page, explained);
  await button(page, "Use an authenticator app").click();
  await axeFindsNothing(page, () => page.locator(".qr-code").waitFor());
  await setUpApp(page, clinic);
  await axeFindsNothing(page, () =>
    page.getByRole("heading", { name: "Your second step is set up" }).waitFor(),
  );
});
