import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import {
  accountHolder,
  addAppOn,
  addPasskeyOn,
  isInOn,
  openAccount,
  PASSWORD,
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
const dialog = (page: Page) => page.getByRole("dialog", { name: "Show once more that it is you" });
const passwordIn = (page: Page) => dialog(page).getByRole("textbox", { name: "Password" });

/** What is sensitive is asked for again ten minutes after the sign-in. */
const laterThanProof = () => clinic.open.clock.pass(11 * MINUTE);

test("one's account is in the menu of the person, and says who one is", async () => {
  const person = await accountHolder(clinic, "Cleo Menu");
  const page = await (await clinic.device(person)).newPage();
  await page.goto("/");
  await page.getByRole("button", { name: "Your account: Cleo Menu" }).click();
  await page.getByRole("link", { name: "Your account" }).click();
  await page.getByRole("main").getByText("Cleo Menu").waitFor();
  await page.getByRole("main").getByText(person.email).waitFor();
});

test("a passkey is added, named at once, renamed, and removed after a question, by keyboard alone", async () => {
  const page = await openAccount(clinic, await accountHolder(clinic, "Cleo Keys"));
  await VirtualAuthenticator.of(page);
  await addAppOn(page, clinic);
  await walkTo(page, button(page, "Add a passkey"));
  await page.keyboard.press("Enter");
  const name = page.getByRole("textbox", { name: "Name of the passkey" });
  await focusComesTo(page, name);
  await page.keyboard.type("Ward laptop");
  await page.keyboard.press("Enter");
  await focusComesTo(page, button(page, "Rename Ward laptop"));
  await page.keyboard.press("Enter");
  await focusComesTo(page, name);
  await page.keyboard.type("Phone");
  await page.keyboard.press("Enter");
  await focusComesTo(page, button(page, "Rename Phone"));
  await walkTo(page, button(page, "Remove Phone"));
  await page.keyboard.press("Enter");
  await page.getByText("You can then no longer sign in with it.").waitFor();
  await walkTo(page, button(page, "Remove"));
  await page.keyboard.press("Enter");
  await page.getByText("You have no passkey yet.").waitFor();
  await focusComesTo(page, button(page, "Add a passkey"));
});

test("a passkey that was not made says so, and nothing is changed", async () => {
  const page = await openAccount(clinic, await accountHolder(clinic, "Cleo Cancelled"));
  const device = await VirtualAuthenticator.of(page);
  await device.knowsThePerson(false);
  await button(page, "Add a passkey").click();
  await page.getByText("The passkey was not used.").waitFor();
  await page.getByText("You have no passkey yet.").waitFor();
});

test("the same device makes no second passkey of the same person", async () => {
  const page = await openAccount(clinic, await accountHolder(clinic, "Cleo Twice"));
  await VirtualAuthenticator.of(page);
  await addPasskeyOn(page, "Ward laptop");
  await button(page, "Add a passkey").click();
  await page.getByText("This device has a passkey of yours already.").waitFor();
});

test("a wrong code while an app is set up is answered in its field, and the right one is taken then", async () => {
  const page = await openAccount(clinic, await accountHolder(clinic, "Cleo Typo"));
  await button(page, "Set up an authenticator app").click();
  const picture = page.getByRole("img", { name: "Picture for your authenticator app" });
  await picture.waitFor();
  const code = page.getByRole("textbox", { name: "Code from your authenticator app" });
  await code.fill("000 000");
  await page.keyboard.press("Enter");
  await page.getByText("This code is not right, or was used already.").waitFor();
  await focusComesTo(page, code);
  await button(page, "Cancel").click();
  await addAppOn(page, clinic);
  await page.getByText("The authenticator app is set up.").waitFor();
});

test("recovery codes are shown once: to copy, as a file, on paper; new ones take the place of the old", async () => {
  const person = await accountHolder(clinic, "Cleo Codes");
  const page = await openAccount(clinic, person);
  const { codes } = await addAppOn(page, clinic);
  assert.equal(await page.getByText(codes[0] ?? "").count(), 0);
  await button(page, "Make new recovery codes").click();
  await button(page, "Make new ones").click();
  await page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
  const shown = await page.locator(".codes code").allTextContents();
  assert.equal(new Set([...codes, ...shown]).size, 20);
  const [file] = await Promise.all([page.waitForEvent("download"), button(page, "Save as a file").click()]);
  assert.equal(file.suggestedFilename(), "clinical-chat-recovery-codes.txt");
  const saved = await readFile(await file.path(), "utf8");
  for (const kept of [person.email, ...shown]) assert.ok(saved.includes(kept), `"${kept}" is in the file`);
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await button(page, "Copy").click();
  await page.getByText("Copied").waitFor();
  assert.equal(await page.evaluate(() => navigator.clipboard.readText()), shown.join("\n"));
  await page.emulateMedia({ media: "print" });
  await page.getByText(`Clinical Chat, ${person.email}`).waitFor();
  assert.equal(await button(page, "I have kept them").isVisible(), false);
  assert.equal(await page.getByRole("heading", { name: "Your account" }).isVisible(), false);
});

test("what is sensitive asks once more who it is, and goes on by itself; without an answer nothing is changed", async () => {
  const page = await openAccount(clinic, await accountHolder(clinic, "Cleo Proof"));
  await addAppOn(page, clinic);
  laterThanProof();
  const remove = async () => {
    await button(page, "Remove the app").click();
    await button(page, "Remove").click();
    await focusComesTo(page, passwordIn(page));
  };
  await remove();
  await page.keyboard.press("Escape");
  await page.getByText("Nothing was changed.").waitFor();
  await remove();
  await page.keyboard.type("not my password at all");
  await page.keyboard.press("Enter");
  await page.getByText("The password is not right.").waitFor();
  await passwordIn(page).fill(PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByText("The authenticator app is removed.").waitFor();
  assert.equal(await dialog(page).count(), 0);
});

test("a passkey shows that it is them, too", async () => {
  const page = await openAccount(clinic, await accountHolder(clinic, "Cleo Finger"));
  await VirtualAuthenticator.of(page);
  await addPasskeyOn(page, "Ward laptop");
  laterThanProof();
  await button(page, "Make new recovery codes").click();
  await button(page, "Make new ones").click();
  const byPasskey = dialog(page).getByRole("button", { name: "Use a passkey", exact: true });
  await focusComesTo(page, byPasskey);
  await dialog(page).getByRole("button", { name: "Use your password instead" }).click();
  await focusComesTo(page, passwordIn(page));
  await dialog(page).getByRole("button", { name: "Use a passkey instead" }).click();
  await focusComesTo(page, byPasskey);
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
});

test("a password is changed where it is: a short one is answered in its field, and the new one signs in", async () => {
  const person = await accountHolder(clinic, "Cleo Change");
  const page = await openAccount(clinic, person);
  const elsewhere = await openAccount(clinic, person);
  await button(page, "Change the password").click();
  const field = page.getByRole("textbox", { name: "New password" });
  await focusComesTo(page, field);
  await page.keyboard.type("too short");
  await page.keyboard.press("Enter");
  await page.getByText("Please choose a password of at least 15 characters.").waitFor();
  await focusComesTo(page, field);
  await field.fill("a brand new paper lantern");
  await page.keyboard.press("Enter");
  await page.getByText("The password is changed.").waitFor();
  await button(elsewhere, "Sign in").waitFor();
  await signOutOn(page, person);
  await signInOn(page, person, "a brand new paper lantern");
  await isInOn(page, person);
});

test("a device that is signed out from here locks its screen at once, and shows nothing of what was on it", async () => {
  const person = await accountHolder(clinic, "Cleo Devices");
  const there = await openAccount(clinic, person);
  await there.goto("/contacts");
  await there.getByRole("heading", { name: "Contacts" }).waitFor();
  const here = await openAccount(clinic, person);
  await here.getByText("this one").waitFor();
  await here.getByRole("button", { name: /^Sign out .*Linux/ }).click();
  await button(there, "Sign in").waitFor();
  assert.equal(await there.getByRole("heading", { name: "Contacts" }).count(), 0);
  await focusComesTo(here, here.getByRole("heading", { name: "Your devices" }));
  await isInOn(here, person);
});

test("all other devices are signed out with one button", async () => {
  const person = await accountHolder(clinic, "Cleo Others");
  const others = [await openAccount(clinic, person), await openAccount(clinic, person)];
  const here = await openAccount(clinic, person);
  await button(here, "Sign out all the others").click();
  await here.getByText("Everywhere else you are signed out.").first().waitFor();
  for (const other of others) await button(other, "Sign in").waitFor();
  await isInOn(here, person);
});

test("axe finds nothing on one's account, with everything open that can be", async () => {
  const page = await openAccount(clinic, await accountHolder(clinic, "Cleo Axe"));
  await VirtualAuthenticator.of(page);
  await addPasskeyOn(page, "Ward laptop");
  await button(page, "Remove Ward laptop").click();
  await button(page, "Change the password").click();
  await button(page, "Set up an authenticator app").click();
  await axeFindsNothing(page, () => page.locator(".qr-code").waitFor());
  laterThanProof();
  await button(page, "Make new recovery codes").click();
  await button(page, "Make new ones").click();
  await axeFindsNothing(page, () => dialog(page).waitFor());
  await dialog(page).getByRole("button", { name: "Use a passkey", exact: true }).click();
  await axeFindsNothing(page, () =>
    page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor(),
  );
});
