import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { hardToHit, tooWide } from "../harness/for-fingers.ts";

const clinic = await BrowserClinic.start({ after });
const ona = await clinic.person("ona");
const lou = await clinic.newcomer("Lou Logged");
const gus = await clinic.newcomer("Gus Gathered", ["participant"]);
await clinic.open.deeds.startThread(lou, [gus.id]);

test("axe finds nothing on the log, on a phone and on a computer, light and dark, and it fits both", async () => {
  const page = await clinic.chat(ona, {}, "/log");
  await axeFindsNothing(page, (shown) => shown.getByText("Made a chat").last().waitFor());
  await page.setViewportSize({ width: 320, height: 800 });
  assert.deepEqual(await tooWide(page), []);
  assert.deepEqual(await hardToHit(page), []);
});

test("an administrator finds what somebody did, by their name, and what was done to them", async () => {
  const page = await clinic.chat(ona, {}, "/log");
  await page.getByRole("combobox", { name: "Person" }).selectOption("Lou Logged");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByText("3 entries are shown.").waitFor();
  await page.getByRole("combobox", { name: "What" }).selectOption("Made a chat");
  await page.getByRole("button", { name: "Show" }).click();
  await page.getByText("1 entry is shown.").waitFor();
  await page.getByRole("button", { name: "Only Lou Logged" }).first().click();
  await page.getByText("3 entries are shown.").waitFor();
  await page.getByRole("button", { name: "Only Gus Gathered" }).first().click();
  await page.getByText("1 entry is shown.").waitFor();
});

test("the log is saved as CSV and as FHIR as it is filtered, and a day's certificate beside it", async () => {
  const page = await clinic.chat(ona, {}, "/log");
  await page.getByRole("combobox", { name: "Person" }).selectOption("Gus Gathered");
  const saved = async (link: string): Promise<string> => {
    const download = page.waitForEvent("download");
    await page.getByRole("link", { name: link }).click();
    return readFileSync(await (await download).path(), "utf8");
  };
  const csv = await saved("Export as CSV");
  assert.deepEqual(
    [csv.split("\r\n").length, csv.includes("member.added"), csv.includes("Gus")],
    [3, true, false],
  );
  assert.equal(JSON.parse(await saved("Export as FHIR")).entry[0].resource.subtype[0].code, "member.added");
  assert.match(JSON.parse(await saved("Download the certificate")).statement.kind, /deletion certificate/);
});

test("who is no administrator is told so, and is shown nothing of it", async () => {
  const page = await clinic.chat(lou, {}, "/log");
  await page.getByText("The log is for administrators.").waitFor();
  assert.equal(await page.getByRole("button", { name: "Show" }).count(), 0);
});
