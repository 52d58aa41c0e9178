import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { hardToHit, tooWide } from "../harness/for-fingers.ts";

const clinic = await BrowserClinic.start({ after });
const ona = await clinic.person("ona");
const { people, colleagues } = clinic.open.clinic.ports;

/** Somebody who can sign in, so that the organisation is not left without an administrator. */
async function colleague(
  name: string,
  roles: Parameters<typeof clinic.newcomer>[1] = ["host", "participant"],
) {
  const person = await clinic.newcomer(name, roles);
  await people.setPassword(person.id, "$argon2id$", false);
  return person;
}

async function changing(name: string): Promise<Page> {
  const page = await clinic.chat(ona, {}, "/people");
  await page.getByRole("button", { name: `Change ${name}` }).click();
  await page.getByRole("dialog").waitFor();
  return page;
}

test("an administrator changes somebody's role, and that person's open page has it without being loaded again", async () => {
  const rita = await colleague("Rita Role", ["participant"]);
  const hers = await clinic.chat(rita, {}, "/");
  assert.equal(await hers.getByRole("link", { name: "Contacts" }).count(), 0);
  const page = await changing("Rita Role");
  await page.getByRole("dialog").getByRole("checkbox", { name: "Host" }).check();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("Rita Role is saved.").waitFor();
  await hers.getByRole("link", { name: "Contacts" }).waitFor();
  assert.deepEqual((await people.byId(rita.id))?.roles, ["host", "participant"]);
});

test("who is deactivated has nothing on their screen any more, and comes in again when they are restored", async () => {
  const gil = await colleague("Gil Gone");
  const his = await clinic.chat(gil, {}, "/chat");
  const page = await changing("Gil Gone");
  await page.getByRole("button", { name: "Deactivate Gil Gone" }).click();
  await page.getByText("is signed out everywhere at once").waitFor();
  await page.getByRole("button", { name: "Yes, deactivate" }).click();
  await his.getByRole("textbox", { name: "E-mail" }).waitFor();
  assert.equal(await his.getByRole("navigation", { name: "Main" }).count(), 0);
  await page.getByText("Gil Gone is deactivated.").waitFor();
  await page.getByRole("button", { name: "Restore Gil Gone" }).click();
  await page.getByRole("button", { name: "Yes, restore" }).click();
  await page.getByText("Gil Gone can sign in again.").waitFor();
  assert.equal((await colleagues.find(gil.organisationId, gil.id))?.deactivated, false);
});

test("the last administrator is told that they cannot leave, and stays", async () => {
  const page = await changing("Ona Office");
  await page.getByRole("button", { name: "Deactivate Ona Office" }).click();
  await page.getByRole("button", { name: "Yes, deactivate" }).click();
  await page.getByText("You are the only administrator.").waitFor();
  await page.getByRole("dialog").getByRole("checkbox", { name: "Administrator" }).uncheck();
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByText("You are the only administrator.").nth(1).waitFor();
  assert.deepEqual((await people.byId(ona.id))?.roles, ona.roles);
});

test("a lost second factor is taken away, after a question", async () => {
  const lou = await colleague("Lou Lost");
  await clinic.open.clinic.ports.secondFactors.putPendingTotp(lou.id, new Uint8Array([1]));
  await clinic.open.clinic.ports.secondFactors.confirmTotp(lou.id, new Uint8Array([1]), 1);
  const page = await changing("Lou Lost");
  await page.getByRole("button", { name: "Take the second factor away" }).click();
  await page.getByText("Make sure that it is really Lou Lost who asks.").waitFor();
  await page.getByRole("button", { name: "Take it away" }).click();
  await page.getByText("The second factor of Lou Lost is taken away.").waitFor();
  assert.equal((await colleagues.find(lou.organisationId, lou.id))?.secondFactor, false);
});

test("each setting is saved at once, says so, and is there again after a reload; the name stands in the bar", async () => {
  const page = await clinic.chat(ona, {}, "/organisation");
  const saved = page.getByText("Saved", { exact: true });
  const name = page.getByRole("textbox", { name: "Name of the organisation" });
  await name.fill("Lakeside Clinic");
  await name.press("Enter");
  await saved.waitFor();
  await page.getByRole("banner").getByText("Lakeside Clinic").waitFor();
  await page
    .getByRole("combobox", { name: "Signed out when nothing is done for" })
    .selectOption("10 minutes");
  await saved.waitFor();
  await page.getByRole("combobox", { name: "Time zone" }).selectOption("America/Chicago");
  await saved.waitFor();
  await page.getByRole("switch", { name: "Letters name the clinic" }).click();
  await saved.waitFor();
  await page.waitForFunction(
    () => document.querySelectorAll("[role=switch][aria-checked=true]").length === 0,
  );
  await page.reload();
  await page.getByText("Default: 15 minutes.").waitFor();
  assert.equal(await name.inputValue(), "Lakeside Clinic");
  const settings = await people.settings(ona.organisationId);
  assert.deepEqual(
    [settings?.idleMs, settings?.timeZone, settings?.namedInLetters],
    [600_000, "America/Chicago", false],
  );
  await name.fill(" ");
  await name.press("Tab");
  await page.getByText("Please enter a name.").waitFor();
  await people.saveSettings(ona.organisationId, { name: "Riverside Clinic" });
});

test("Support is asked to turn the chat off after it was said what that means, by a letter to one's own address", async () => {
  const page = await clinic.chat(ona, {}, "/organisation");
  await page.getByText("24 hours after they were sent. Support sets this.").waitFor();
  await page.getByRole("button", { name: "Ask Support to turn off Clinical Chat" }).click();
  await page.getByText("links and codes for patients do not work").waitFor();
  await page.getByText("This installation sends no e-mail.").waitFor();
  await page.getByRole("button", { name: "Write the letter" }).click();
  await page.getByText("The letter is in the server's outbox.").waitFor();
  await page.getByText("An administrator asked to turn it off").waitFor();
});

test("what needs attention stands on an administrator's first page, and on nobody else's", async () => {
  const { ports, deeds } = clinic.open.clinic;
  const lia = await colleague("Lia Letter");
  await ports.letters.put({
    ...{ id: 4_711 as never, organisationId: lia.organisationId, personId: lia.id, kind: "new-sign-in-way" },
    ...{ invitationId: undefined, appointmentId: undefined, channel: "email", sealed: new Uint8Array(8) },
    ...{ nextAt: Date.now() + 3_600_000, madeAt: Date.now() },
  });
  await ports.letters.undelivered(4_711 as never, Date.now(), "address-refused");
  assert.equal((await deeds.listAttention(ona)).undeliveredLetters, 1);
  const page = await clinic.chat(ona, {}, "/");
  await page.getByRole("link", { name: "1 letter could not be delivered" }).click();
  await page.getByRole("heading", { name: "Letters" }).waitFor();
  const theirs = await clinic.chat(lia, {}, "/");
  await theirs.getByText("Hello, Lia Letter").waitFor();
  assert.equal(await theirs.getByText("This needs attention").count(), 0);
});

const SCREENS: readonly [path: string, shown: (page: Page) => Promise<unknown>][] = [
  ["/people", (page) => page.getByText("Nurse Ben Birch").waitFor()],
  ["/organisation", (page) => page.getByText("Support sets this").waitFor()],
];
for (const [path, shown] of SCREENS)
  test(`${path} is for everybody: axe finds nothing, nothing is too wide, and everything is large enough to hit`, async () => {
    const page = await clinic.chat(ona, {}, path);
    await axeFindsNothing(page, shown);
    await page.setViewportSize({ width: 320, height: 800 });
    assert.deepEqual(await tooWide(page), []);
    assert.deepEqual(await hardToHit(page), []);
  });

test("with the keyboard alone an administrator opens somebody's dialog, changes a role, and is back where they were", async () => {
  const kay = await colleague("Kay Keys", ["participant"]);
  const page = await clinic.chat(ona, {}, "/people");
  const change = page.getByRole("button", { name: "Change Kay Keys" });
  await change.focus();
  await page.keyboard.press("Enter");
  const host = page.getByRole("dialog").getByRole("checkbox", { name: "Host" });
  await host.waitFor();
  for (let n = 0; n < 4; n += 1) {
    if (await host.evaluate((element) => element === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Space");
  await page.keyboard.press("Enter");
  await page.getByText("Kay Keys is saved.").waitFor();
  assert.ok((await people.byId(kay.id))?.roles.includes("host"));
  assert.ok(await change.evaluate((element) => element === document.activeElement));
});
