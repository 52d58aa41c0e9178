import assert from "node:assert/strict";
import { after, test } from "node:test";
import { ACCOUNTS } from "../../src/server/demo/riverside-clinic.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { openClinic } from "../harness/open-clinic.ts";

const clinic = await BrowserClinic.start({ after });

test("signing in leads to where one wanted to go; signing out clears the screen, and the back button shows nothing", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/chat");
  await page.getByRole("textbox", { name: "E-mail" }).fill(ACCOUNTS.pat.email);
  await page.getByRole("textbox", { name: "Password" }).fill(ACCOUNTS.pat.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/chat/);
  await page.getByText("with the crutches").first().waitFor();
  await page.getByRole("button", { name: /Pat Patient/ }).click();
  await page
    .getByRole("button", { name: "Sign out" })
    .or(page.getByRole("menuitem", { name: "Sign out" }))
    .click();
  await page.waitForURL("**/sign-in**");
  assert.equal(await page.getByText("with the crutches").count(), 0);
  await page.goBack();
  await page.getByRole("button", { name: "Sign in" }).waitFor();
  assert.equal(await page.getByText("with the crutches").count(), 0);
});

test("a wrong password is answered with one sentence, and what was typed stays", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/sign-in");
  await page.getByRole("textbox", { name: "E-mail" }).fill(ACCOUNTS.pat.email);
  await page.getByRole("textbox", { name: "Password" }).fill("not my password at all");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByText("The e-mail address or the password is not right.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "E-mail" }).inputValue(), ACCOUNTS.pat.email);
  assert.equal(page.url(), `${clinic.url}/sign-in`);
});

test("signing out in one tab signs the other tab out too", async () => {
  const device = await clinic.device(await clinic.person("ben"));
  const [one, two] = [await device.newPage(), await device.newPage()];
  await Promise.all([one.goto("/chat"), two.goto("/")]);
  await two.getByRole("heading", { name: /Nurse Ben Birch/ }).waitFor();
  await one.getByRole("button", { name: /Nurse Ben Birch/ }).click();
  await one
    .getByRole("button", { name: "Sign out" })
    .or(one.getByRole("menuitem", { name: "Sign out" }))
    .click();
  await two.waitForURL("**/sign-in**");
});

test("an administrator adds a colleague, who chooses a password by the link and is in; the link works once", async () => {
  const admin = await (await clinic.device(await clinic.person("ona"))).newPage();
  await admin.goto("/people");
  await admin.getByRole("textbox", { name: "Name" }).fill("Newly Arrived");
  await admin.getByRole("textbox", { name: "E-mail" }).fill("newly.arrived@riverside.example");
  await admin.getByRole("checkbox", { name: /Host/ }).check();
  await admin.getByRole("button", { name: "Add", exact: true }).click();
  const link = await admin.getByRole("textbox", { name: /Link for Newly Arrived/ }).inputValue();
  const page = await (await clinic.stranger()).newPage();
  await page.goto(link);
  await page.getByRole("heading", { name: /Newly Arrived/ }).waitFor();
  assert.ok(!page.url().includes("#"), "the secret does not stay in the address bar");
  await page.getByRole("textbox", { name: "Password" }).fill("a brand new paper lantern");
  await page.getByRole("button", { name: "Choose this password" }).click();
  await page
    .getByRole("button", { name: "New Chat" })
    .or(page.getByRole("link", { name: /^Chat/ }))
    .first()
    .waitFor();
  const again = await (await clinic.stranger()).newPage();
  await again.goto(link);
  await again.getByText("This link has ended or was used already.").waitFor();
});

test("on the first start a person names the organisation and becomes its administrator", async (t) => {
  const fresh = await openClinic(t);
  const secret = await fresh.deeds.issueSetUpLink();
  const context = await clinic.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${fresh.url.replace("127.0.0.1", "localhost")}/set-up#${secret}`);
  await page.getByRole("textbox", { name: "Name of the organisation" }).fill("Hillside Clinic");
  await page.getByRole("textbox", { name: "Your name" }).fill("First Admin");
  await page.getByRole("textbox", { name: "E-mail" }).fill("first.admin@hillside.example");
  await page.getByRole("textbox", { name: "Password" }).fill("short");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByText("Please choose a password of at least 15 characters.").waitFor();
  assert.equal(await page.getByRole("textbox", { name: "Your name" }).inputValue(), "First Admin");
  await page.getByRole("textbox", { name: "Password" }).fill("a quiet harbour at dawn");
  await page.getByRole("button", { name: "Set up" }).click();
  await page.getByText("Hillside Clinic").first().waitFor();
  await page.getByRole("link", { name: "People" }).waitFor();
  await context.close();
});
