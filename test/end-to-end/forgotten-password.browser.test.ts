import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { hardToHit, tooWide } from "../harness/for-fingers.ts";
import { linkTo } from "../harness/letters.ts";

const clinic = await BrowserClinic.start({ after });
/** The letter waits in the outbox, for whoever runs the server. */
const WITHOUT_MAIL = "This clinic sends no e-mail. Please ask an administrator for a new link.";
const PASSWORD = "nine grey geese over the lake";

test("who forgot the password asks at the sign-in, opens the letter's link, chooses a new one, and is in", async () => {
  const ada = await clinic.person("ada");
  const elsewhere = await clinic.chat(ada, {}, "/");
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Forgot your password?" }).tap();
  await page.getByRole("textbox", { name: "E-mail" }).fill(ada.email);
  await page.getByRole("button", { name: "Send me the link" }).tap();
  await page.getByText(WITHOUT_MAIL).waitFor();
  const link = await linkTo(clinic.open, ada.email);
  assert.match(link, /^\/welcome#/);
  await page.goto(link);
  await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
  assert.doesNotMatch(page.url(), /#/);
  await page.getByRole("textbox", { name: "Password" }).fill("too short");
  await page.getByRole("button", { name: "Choose this password" }).tap();
  await page.getByText("at least 15 characters").waitFor();
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Choose this password" }).tap();
  await page.getByText(`Hello, ${ada.name}`).waitFor();
  await elsewhere.getByRole("textbox", { name: "Password" }).waitFor();

  await page.goto(link);
  await page.reload();
  await page.goto("about:blank");
  await page.goto(link);
  await page.getByText("This link has ended or was used already.").waitFor();
  await page.getByRole("link", { name: "Have a new link sent to you" }).tap();
  await page.getByRole("button", { name: "Send me the link" }).waitFor();
});

test("who has a second factor is asked for it after the new password, and is not in before", async () => {
  const ben = await clinic.person("ben");
  const { secondFactors } = clinic.open.clinic.ports;
  await secondFactors.putPendingTotp(ben.id, new Uint8Array([1]));
  await secondFactors.confirmTotp(ben.id, new Uint8Array([1]), 1);
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/reset");
  await page.getByRole("textbox", { name: "E-mail" }).fill(ben.email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await page.getByText(WITHOUT_MAIL).waitFor();
  await page.goto(await linkTo(clinic.open, ben.email));
  await page.getByRole("textbox", { name: "Password" }).fill(PASSWORD);
  await page.getByRole("button", { name: "Choose this password" }).click();
  await page.getByText("One more step, and you are in.").waitFor();
  await page.getByRole("textbox", { name: /code/i }).waitFor();
  await page.goto("/");
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
});

test("an address without an account gets the same answer", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/reset");
  await page.getByRole("textbox", { name: "E-mail" }).fill("nobody@riverside.example");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await page.getByText(WITHOUT_MAIL).waitFor();
});

test("where e-mail leaves the house it is said that a letter is on its way, if there is such an account", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.route("**/api/password-reset", (route) => route.fulfill({ status: 204 }));
  await page.goto("/reset");
  await page.getByRole("textbox", { name: "E-mail" }).fill("nobody@riverside.example");
  await page.getByRole("button", { name: "Send me the link" }).click();
  await page.getByText("If there is an account with nobody@riverside.example").waitFor();
});

test("asking for a new password is for everybody: axe finds nothing, and fingers hit everything", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/reset");
  await axeFindsNothing(page, (shown) => shown.getByRole("button", { name: "Send me the link" }).waitFor());
  await page.setViewportSize({ width: 320, height: 700 });
  assert.deepEqual(await tooWide(page), []);
  assert.deepEqual(await hardToHit(page), []);
});
