import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { ACCOUNTS } from "../../src/server/demo/riverside-clinic.ts";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { CLIENT, LoopbackProvider } from "../harness/open-id-provider.ts";

const clinic = await BrowserClinic.start({ after });
const provider = await LoopbackProvider.open(`${clinic.url}/api/sign-on/callback`);
after(() => provider.close());
const DOMAIN = ACCOUNTS.ona.email.split("@")[1] ?? "";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const field = (page: Page, name: string) => page.getByRole("textbox", { name, exact: true });

/** On the sign-in page, as far as the provider and back. */
async function goToProvider(page: Page, email: string): Promise<void> {
  await button(page, "Use my organisation's sign-in").click();
  const form = page.getByRole("form", { name: "Use my organisation's sign-in" });
  await form.getByRole("textbox", { name: "E-mail" }).fill(email);
  await button(page, "Continue to my organisation").click();
}

test("an administrator sets their organisation's sign-in up, is told what is wrong with it, and sees it saved", async () => {
  const context = await clinic.stranger();
  const page = await context.newPage();
  await page.goto("/organisation");
  await field(page, "E-mail").fill(ACCOUNTS.ona.email);
  await field(page, "Password").fill(ACCOUNTS.ona.password);
  await button(page, "Sign in").click();
  await button(page, "Set it up").click();
  assert.equal(
    await field(page, "Address to come back to").inputValue(),
    `${clinic.url}/api/sign-on/callback`,
  );
  await field(page, "Issuer").fill("http://login.example");
  await button(page, "Test the provider").click();
  await page.getByText("does not begin with https://").waitFor();
  await field(page, "Issuer").fill(provider.issuer);
  await button(page, "Test the provider").click();
  await page.getByText("The provider answers as it should").waitFor();
  await field(page, "Client ID").fill(CLIENT.clientId);
  await page.getByLabel("Client secret", { exact: true }).fill(CLIENT.clientSecret);
  await field(page, "E-mail domains").fill(`@${DOMAIN}, lab.example`);
  await field(page, "Groups and their roles").fill("doctors: boss");
  await button(page, "Save").click();
  await page.getByText("“doctors: boss” is not clear").waitFor();
  await field(page, "Groups and their roles").fill("doctors: host");
  await axeFindsNothing(page, () => button(page, "Save").waitFor());
  await button(page, "Save").click();
  await page.getByText(`It is set up, at ${provider.issuer}.`).waitFor();
});

test("who wanted to open a page comes by the provider to that page, and has an account with the roles of their groups", async () => {
  provider.person = {
    sub: "sam",
    name: "Sam Sample",
    email: `sam@${DOMAIN}`,
    email_verified: true,
    groups: ["doctors"],
  };
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto("/sessions");
  await button(page, "Use my organisation's sign-in").waitFor();
  await axeFindsNothing(page, () => button(page, "Use my organisation's sign-in").waitFor());
  await goToProvider(page, `sam@${DOMAIN}`);
  await page.getByRole("heading", { level: 1, name: "Sessions" }).waitFor();
  assert.equal(page.url(), `${clinic.url}/sessions`);
  const account = await clinic.open.clinic.ports.people.credentials(`sam@${DOMAIN}`);
  const sam = account && (await clinic.open.clinic.ports.people.byId(account.personId));
  assert.deepEqual([sam?.name, sam?.roles.toSorted()], ["Sam Sample", ["host", "participant"]]);
});

test("who is not let in reads why on the sign-in page, in words, and the address does not keep it", async () => {
  provider.person = { sub: "tom", email: "tom@elsewhere.example", email_verified: true };
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/sign-in");
  await goToProvider(page, `tom@${DOMAIN}`);
  await page.getByText("Your organisation's sign-in did not let you in.").waitFor();
  assert.equal(page.url(), `${clinic.url}/sign-in`);
  await axeFindsNothing(page, () => page.getByText("did not let you in").waitFor());
});

test("an address of no organisation here is told so beneath the field", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/sign-in");
  await goToProvider(page, "tom@elsewhere.example");
  await page.getByText("there is no sign-in of an organisation").waitFor();
});
