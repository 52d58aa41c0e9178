import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { walkTo } from "../harness/by-keyboard.ts";
import { hardToHit, tooWide } from "../harness/for-fingers.ts";
import { linkTo } from "../harness/letters.ts";
import { confirmedRequest, supportPerson, turnChat } from "../harness/support-people.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;
const ona = await clinic.person("ona");
const NAME = (await house.clinic.ports.people.organisation(ona.organisationId))?.name ?? "";

async function supportPage(): Promise<Page> {
  const page = await (await clinic.device(await supportPerson(house.clinic.ports))).newPage();
  await page.goto("/");
  await rowOf(page).waitFor();
  return page;
}

const rowOf = (page: Page) => page.getByRole("row", { name: new RegExp(NAME) });
const switchOf = (page: Page) => rowOf(page).getByRole("switch", { name: "Clinical Chat" });

test("Support comes in on a row an organisation, with its switch, and on nothing of a chat (M5)", async () => {
  const page = await supportPage();
  assert.equal(new URL(page.url()).pathname, "/support");
  assert.equal(await page.getByRole("link", { name: /^Chat/ }).count(), 0);
  assert.equal(await switchOf(page).isChecked(), true);
  assert.equal(await switchOf(page).isDisabled(), true);
  await rowOf(page).getByText("No administrator has asked to turn it off.").waitFor();
  await page.goto("/chat");
  await rowOf(page).waitFor();
});

test("an administrator's request is confirmed by a click and not by opening the link; the switch turns by it, keyboard alone", async () => {
  await house.deeds.askSupport(ona, "off");
  const link = await linkTo(house, ona.email);
  const letter = await (await clinic.stranger()).newPage();
  await letter.goto(link);
  const support = await supportPage();
  await letter.getByRole("button", { name: "Yes, ask Support" }).waitFor();
  assert.equal(await rowOf(support).getByText(ona.email).count(), 0);
  await axeFindsNothing(letter, (page) => page.getByRole("button", { name: "Yes, ask Support" }).waitFor());
  await letter.getByRole("button", { name: "Yes, ask Support" }).click();
  await letter.getByRole("heading", { name: "Support is asked" }).waitFor();
  await letter.goto("/sign-in");
  await letter.goto(link);
  await letter.getByRole("heading", { name: "This link does not work any more" }).waitFor();

  await support.reload();
  await rowOf(support).getByText(ona.email).waitFor();
  await walkTo(support, switchOf(support));
  await support.keyboard.press("Space");
  const dialog = support.getByRole("dialog", { name: `Turn off Clinical Chat for ${NAME}?` });
  await walkTo(support, dialog.getByRole("button", { name: "Turn off" }));
  await support.keyboard.press("Enter");
  await support.getByText(`Clinical Chat is turned off for ${NAME}.`).waitFor();
  assert.equal(await switchOf(support).isChecked(), false);
  await confirmedRequest(house.clinic.ports, ona, "on");
  await support.reload();
  await switchOf(support).click();
  await support.getByRole("button", { name: "Turn on" }).click();
  await support.getByText(`Clinical Chat is turned on for ${NAME}.`).waitFor();
});

test("Support's page that stands open shows a new request by itself", async () => {
  const page = await supportPage();
  await confirmedRequest(house.clinic.ports, ona, "off");
  await rowOf(page).getByText(ona.email).waitFor({ timeout: 10_000 });
});

test("Support's page locks by itself when its session was ended elsewhere", async () => {
  const page = await supportPage();
  const { people, sessions } = house.clinic.ports;
  const email = await page.evaluate(() =>
    fetch("/api/me").then(async (answer) => (await answer.json()).here.me.email as string),
  );
  const personId = (await people.credentials(email))?.personId;
  assert.ok(personId !== undefined);
  await sessions.endAllOf(personId);
  await page.getByText("You have been signed out.").waitFor({ timeout: 10_000 });
  assert.equal(await rowOf(page).count(), 0);
});

test("an administrator's page of settings follows the request and the switch by itself", async () => {
  const page = await clinic.chat(ona, {}, "/organisation");
  await page.getByText("Clinical Chat is turned on.").waitFor();
  await turnChat({ ports: house.clinic.ports, deeds: house.deeds }, ona, "off");
  await page.getByText("Clinical Chat is turned off for this organisation.").waitFor({ timeout: 5_000 });
  await confirmedRequest(house.clinic.ports, ona, "on");
  await page.getByText("Support has been asked to turn it on").waitFor({ timeout: 5_000 });
  await turnChat({ ports: house.clinic.ports, deeds: house.deeds }, ona, "on");
  await page.getByText("Clinical Chat is turned on.").waitFor({ timeout: 5_000 });
});

test("a request can be declined, and what was begun can be left", async () => {
  await confirmedRequest(house.clinic.ports, ona, "off");
  const page = await supportPage();
  await switchOf(page).click();
  await page.getByRole("button", { name: "Cancel" }).click();
  assert.equal(await switchOf(page).isChecked(), true);
  await rowOf(page)
    .getByRole("button", { name: `Decline the request of ${NAME}` })
    .click();
  await page.getByRole("dialog").getByRole("button", { name: "Decline" }).click();
  await page.getByText(`The request of ${NAME} is declined.`).waitFor();
  assert.equal(await switchOf(page).isDisabled(), true);
});

test("how long messages are kept is changed after a question", async () => {
  const page = await supportPage();
  const kept = rowOf(page).getByRole("combobox", { name: `Messages of ${NAME} are kept` });
  await kept.selectOption({ label: "3 days" });
  await page.getByRole("dialog", { name: `Keep messages of ${NAME} for 3 days?` }).waitFor();
  await page.getByRole("button", { name: "Change" }).click();
  await page.getByText(`Messages of ${NAME} are kept for 3 days from now on.`).waitFor();
  assert.equal(await kept.inputValue(), String(3 * 24 * 60 * 60_000));
  await house.deeds.setRetention("command line", ona.organisationId, 24 * 60 * 60_000);
});

test("Support's page is accessible on a phone and a computer, light and dark, and fits 320 px", async () => {
  await confirmedRequest(house.clinic.ports, ona, "off");
  const page = await supportPage();
  await axeFindsNothing(page, (shown) => rowOf(shown).waitFor());
  await switchOf(page).click();
  await axeFindsNothing(page, (shown) => shown.getByRole("dialog").waitFor());
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.setViewportSize({ width: 320, height: 700 });
  assert.deepEqual(await tooWide(page), []);
  assert.deepEqual(await hardToHit(page), []);
});

test("nobody else sees Support's page", async () => {
  const page = await clinic.chat(ona, undefined, "/support");
  await page.getByText("Only Support can see this page.").waitFor();
});
