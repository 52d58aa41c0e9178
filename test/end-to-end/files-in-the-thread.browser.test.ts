import assert from "node:assert/strict";
import { after, test } from "node:test";
import { axeFindsNothing } from "../harness/axe.ts";
import { BrowserClinic } from "../harness/browser-clinic.ts";
import { area, choose, largeFiles, messages, PDF, PNG, pair, slowDown } from "../harness/files-in-page.ts";
import { heic } from "../harness/pictures.ts";

const clinic = await BrowserClinic.start({ after });
const largeFile = largeFiles({ after });

test("several files go one after the other, and each is seen by the others with name, kind and size", async () => {
  const { one, two, path } = await pair(clinic, "Dr. Clip Cedar", "Clip Date");
  const page = await clinic.chat(one, {}, path);
  const other = await clinic.chat(two, {}, path);
  await choose(page, [
    { name: "Letter to Maya.pdf", mimeType: "application/pdf", buffer: PDF },
    { name: "knee.png", mimeType: "image/png", buffer: PNG },
  ]);
  for (const each of [page, other]) {
    await messages(each).getByText("Letter to Maya.pdf").waitFor();
    await messages(each).getByText("PDF document · 15 bytes").waitFor();
    const picture = messages(each).getByRole("img", { name: "Picture: knee.png" });
    await picture.waitFor();
    await each.waitForFunction(() => [...document.images].every(({ naturalWidth }) => naturalWidth === 1));
  }
  await area(page).waitFor({ state: "detached" });
  await page.getByRole("navigation", { name: "Chats" }).getByText("You: Photo").waitFor();
  const download = other.waitForEvent("download");
  await other.getByRole("link", { name: /Letter to Maya/ }).click();
  assert.equal((await download).suggestedFilename(), "Letter to Maya.pdf");
});

test("M19: a deleted picture leaves every screen at once, the one over the whole window too", async () => {
  const { one, two, path } = await pair(clinic, "Dr. Clip Sorrel", "Clip Thyme");
  const page = await clinic.chat(one, {}, path);
  const other = await clinic.chat(two, {}, path);
  await choose(
    page,
    ["one.png", "two.png"].map((name) => ({ name, mimeType: "image/png", buffer: PNG })),
  );
  await other.getByRole("button", { name: "Picture: two.png" }).click();
  const viewer = other.getByRole("dialog");
  await viewer.getByText("2 of 2").waitFor();
  await other.keyboard.press("ArrowLeft");
  await viewer.getByRole("img", { name: "Picture: one.png" }).waitFor();
  await other.keyboard.press("+");
  await viewer.locator("img[style*='scale(1.5)']").waitFor();
  await other.keyboard.press("ArrowRight");
  await viewer.getByText("2 of 2").waitFor();
  await messages(page).filter({ hasText: "two.png" }).getByRole("button", { name: "Delete message" }).click();
  await viewer.waitFor({ state: "detached" });
  await messages(other).filter({ hasText: "two.png" }).waitFor({ state: "detached" });
  await other.getByRole("button", { name: "Picture: one.png" }).click();
  await viewer.waitFor();
  await other.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
});

test("by keyboard alone one looks through the pictures and is back where one was; what cannot be shown says so", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Bramble", "Clip Clover");
  const page = await clinic.chat(one, {}, path);
  await choose(page, [
    { name: "knee.png", mimeType: "image/png", buffer: PNG },
    { name: "IMG_0042.HEIC", mimeType: "image/heic", buffer: heic() },
  ]);
  await messages(page).getByText("IMG_0042.HEIC").waitFor();
  const preview = page.getByRole("button", { name: "Picture: knee.png" });
  await preview.focus();
  await page.keyboard.press("Enter");
  const viewer = page.getByRole("dialog");
  await viewer.getByText("1 of 2").waitFor();
  for (let stops = 0; stops < 12; stops += 1) {
    await page.keyboard.press("Tab");
    const where = await page.evaluate(() => document.activeElement?.closest("dialog, body")?.tagName);
    assert.ok(where === "DIALOG" || where === "BODY", "nothing behind it is reached");
    assert.equal(await page.locator("#main :focus:not(dialog *)").count(), 0);
  }
  await page.keyboard.press("+");
  await viewer.locator("img[style*='scale(1.5)']").waitFor();
  await page.keyboard.press("-");
  await viewer.locator("img[style*='scale(1)']").waitFor();
  await page.keyboard.press("ArrowRight");
  await viewer.getByText("This browser cannot show this picture. You can download it.").waitFor();
  await page.keyboard.press("ArrowLeft");
  await viewer.getByRole("img", { name: "Picture: knee.png" }).waitFor();
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  assert.ok(await preview.evaluate((button) => button === document.activeElement));
});

test("axe finds nothing where a file is chosen, in an upload, in a thread with files, and in the viewer", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Umbel", "Clip Violet");
  const page = await clinic.chat(one, {}, path);
  await choose(page, [
    { name: "knee.png", mimeType: "image/png", buffer: PNG },
    { name: "not one.png", mimeType: "image/png", buffer: PNG.subarray(0, 20) },
    { name: "Letter.pdf", mimeType: "application/pdf", buffer: PDF },
  ]);
  await messages(page).getByText("Letter.pdf").waitFor();
  await messages(page).getByText("This browser cannot show this picture. You can download it.").waitFor();
  await page.getByRole("button", { name: "Attach a file" }).click();
  await axeFindsNothing(page, () =>
    area(page)
      .getByText(/You have .* left today/)
      .waitFor(),
  );
  await area(page).getByRole("button", { name: "Cancel" }).click();
  await slowDown(page, 100_000);
  await choose(page, largeFile("slow.bin", 9_000_000));
  await area(page)
    .getByText(/ left$/)
    .waitFor();
  await area(page).getByRole("button", { name: "Pause" }).click();
  await axeFindsNothing(page, () => area(page).getByText("Paused").waitFor());
  await area(page).getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Picture: knee.png" }).click();
  await axeFindsNothing(page, () => page.getByRole("dialog").getByText("1 of 2").waitFor());
});

test("M4: a file leaves the thread, its preview and the viewer when its time is over", async () => {
  const { one, two, threadId, path } = await pair(clinic, "Dr. Clip Zinnia", "Clip Aster");
  await clinic.retainFor(12_000);
  await clinic.open.deeds.startThread(one, [two.id]);
  const page = await clinic.chat(one, {}, `/chat/${threadId}`);
  assert.equal(new URL(page.url()).pathname, path);
  await choose(page, { name: "brief.png", mimeType: "image/png", buffer: PNG });
  await page.getByRole("button", { name: "Picture: brief.png" }).click();
  await page.getByRole("dialog").waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
  assert.equal(await messages(page).count(), 0);
  assert.equal(await page.getByText("You: Photo").count(), 0);
});
