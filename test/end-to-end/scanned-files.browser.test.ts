import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { area, choose, messages, PDF, pair } from "../harness/files-in-page.ts";
import { ScriptedClamd } from "../harness/scripted-clamd.ts";

const clamd = await ScriptedClamd.start({ after });
const clinic = await BrowserClinic.start({ after }, { CLAMD_URL: clamd.url });
const letter = { name: "Letter to Maya.pdf", mimeType: "application/pdf", buffer: PDF };
const WAITS = "It waits to be checked for viruses.";

test("before a file is chosen the page says that it waits while nobody can check it for viruses", async () => {
  const { one, path } = await pair(clinic, "Dr. Scan Alder", "Scan Beech");
  const page = await clinic.chat(one, {}, path);
  await page.getByRole("button", { name: "Attach a file" }).click();
  await area(page)
    .getByText("All files are checked for viruses first; when that is not possible, they wait until it is.")
    .waitFor();
});

test("a file that waits for the scanner is seen by its sender, also after a reload, and by nobody else until it is sent", async () => {
  const { one, two, path } = await pair(clinic, "Dr. Scan Cedar", "Scan Date");
  const [page, other] = [await clinic.chat(one, {}, path), await clinic.chat(two, {}, path)];
  clamd.says = "down";
  await choose(page, letter);
  await axeFindsNothing(page, () => area(page).getByText(WAITS).waitFor());
  await area(page).getByText("Letter to Maya.pdf").waitFor();
  await page.reload();
  await area(page).getByText(WAITS).waitFor();
  await area(page).getByText("The file that you sent before").waitFor();
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  assert.doesNotMatch(kept, /Maya/);
  assert.equal(await messages(other).count(), 0);
  clamd.says = "OK";
  clinic.open.clock.pass(61_000);
  assert.equal(await clinic.open.deeds.sendWaitingFiles(), 1);
  await messages(other).getByText("Letter to Maya.pdf").waitFor();
  await area(page).waitFor({ state: "detached" });
  assert.equal(await messages(page).count(), 1);
});

test("a file that waits for the scanner can be given up", async () => {
  const { one, path } = await pair(clinic, "Dr. Scan Elder", "Scan Fir");
  const page = await clinic.chat(one, {}, path);
  clamd.says = "down";
  await choose(page, letter);
  await area(page).getByText(WAITS).waitFor();
  const ended = page.waitForResponse((response) => response.request().method() === "DELETE");
  await area(page).getByRole("button", { name: "Cancel" }).click();
  assert.equal((await ended).status(), 204);
  await area(page).waitFor({ state: "detached" });
  clamd.says = "OK";
});

test("of a file that the scanner refuses its sender is told why, the administrator whose it was, and nobody else anything", async () => {
  const { one, two, path } = await pair(clinic, "Dr. Scan Gorse", "Scan Hazel");
  const [page, other] = [await clinic.chat(one, {}, path), await clinic.chat(two, {}, path)];
  clamd.says = "Win.Test FOUND";
  await choose(page, letter);
  await axeFindsNothing(page, () =>
    area(page).getByText("This file holds something that harms computers, so nobody received it.").waitFor(),
  );
  clamd.says = "OK";
  assert.equal(await area(page).getByRole("button", { name: "Try again" }).count(), 0);
  await area(page).getByRole("button", { name: "Remove Letter to Maya.pdf" }).click();
  await area(page).waitFor({ state: "detached" });
  assert.equal((await messages(other).count()) + (await messages(page).count()), 0);
  const administrator = await clinic.chat(await clinic.person("ona"), {}, "/letters");
  const refused = administrator.getByRole("list", { name: "Refused files" });
  await refused.getByText("Dr. Scan Gorse").waitFor();
  await refused.getByText("Something harmful was found in it.").waitFor();
  await axeFindsNothing(administrator, () => refused.getByText(/Number in the log: \d+/).waitFor());
  assert.doesNotMatch((await refused.textContent()) ?? "", /Letter to Maya|Win[.]Test/);
});
