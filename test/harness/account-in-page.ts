import { TOTP } from "otpauth";
import type { Page } from "playwright-core";
import type { Person } from "../../src/server/domain/person.ts";
import type { BrowserClinic } from "./browser-clinic.ts";

export const PASSWORD = "the grey heron stands still";
const STEP_MS = 30_000;

/** The hash of PASSWORD is made once: it is made to be slow. */
const hashes = new WeakMap<BrowserClinic, Promise<string>>();

/** Somebody with a password, and nothing else yet. */
export async function accountHolder(
  clinic: BrowserClinic,
  name: string,
  roles?: Person["roles"],
): Promise<Person> {
  const { people, passwords } = clinic.open.clinic.ports;
  const person = await clinic.newcomer(name, roles);
  const hash = hashes.get(clinic) ?? passwords.hash(PASSWORD);
  hashes.set(clinic, hash);
  await people.setPassword(person.id, await hash);
  return person;
}

export async function signInOn(page: Page, { email }: Person, password = PASSWORD): Promise<void> {
  await page.getByRole("textbox", { name: "E-mail" }).fill(email);
  await page.getByRole("textbox", { name: "Password" }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

export async function isInOn(page: Page, { name }: Person): Promise<void> {
  await page.getByRole("button", { name: `Your account: ${name}` }).waitFor();
}

/** By the menu, as everybody does. */
export async function signOutOn(page: Page, { name }: Person): Promise<void> {
  await page.getByRole("button", { name: `Your account: ${name}` }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).first().click();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
}

/** In a browser of its own, just signed in, on the page of their account. */
export async function openAccount(clinic: BrowserClinic, person: Person): Promise<Page> {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/sign-in?next=/account");
  await signInOn(page, person);
  await page.getByRole("heading", { name: "Your account" }).waitFor();
  return page;
}

/** Enters the app's code of this moment. Each counts once, so the clock is put on to the next one. */
export async function enterAppCode(page: Page, clinic: BrowserClinic, secret: string): Promise<string> {
  clinic.open.clock.pass(STEP_MS);
  const code = new TOTP({ secret }).generate({ timestamp: clinic.open.clock.now() });
  await page.getByRole("textbox", { name: "Code from your authenticator app" }).fill(code);
  await page.getByRole("button", { name: "Continue" }).click();
  return code;
}

/** Sets an app up as a person does who types the key from the page. @returns the key, and the recovery codes */
export async function setUpApp(page: Page, clinic: BrowserClinic) {
  const secret = (await page.locator(".app-key").textContent()) ?? "";
  await enterAppCode(page, clinic, secret);
  await page.getByRole("heading", { name: "Keep these recovery codes" }).waitFor();
  const codes = await page.locator(".codes code").allTextContents();
  return { secret, codes };
}

export async function addAppOn(page: Page, clinic: BrowserClinic) {
  await page.getByRole("button", { name: "Set up an authenticator app" }).click();
  const made = await setUpApp(page, clinic);
  await page.getByRole("button", { name: "I have kept them" }).click();
  await page.getByText("You have 10 codes left.").waitFor();
  return made;
}

export async function addPasskeyOn(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const kept = page.getByRole("button", { name: "I have kept them" });
  const naming = page.getByRole("textbox", { name: "Name of the passkey" });
  await kept.or(naming).first().waitFor();
  if (await kept.isVisible()) await kept.click();
  await naming.fill(name);
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await page.getByRole("button", { name: `Rename ${name}` }).waitFor();
}
