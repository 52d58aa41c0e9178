import assert from "node:assert/strict";
import { after, test } from "node:test";
import { crc32, deflateSync } from "node:zlib";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { isFocused } from "../harness/by-keyboard.ts";
import { area, choose, largeFiles, messages, PDF, PNG, pair, slowDown } from "../harness/files-in-page.ts";

const clinic = await BrowserClinic.start({ after });
const largeFile = largeFiles({ after });

/** One colour, one bit a pixel: few bytes, and many pixels. */
function widePng(side: number): Buffer {
  const chunk = (type: string, content: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(named));
    return Buffer.concat([length, named, sum]);
  };
  const head = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0]);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  const rows = deflateSync(Buffer.alloc((Math.ceil(side / 8) + 1) * side));
  const chunks = [chunk("IHDR", head), chunk("IDAT", rows), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([PNG.subarray(0, 8), ...chunks]);
}

test("what is left of the day is said with the moment at which this device's clock shows more", async () => {
  const { one, path } = await pair(clinic, "Dr. Mind Alder", "Mind Beech");
  const page = await clinic.chat(one, {}, path);
  await page.getByRole("button", { name: "Attach a file" }).click();
  await area(page)
    .getByText(/You have 1 GB left today; more from midnight\./)
    .waitFor();
  await clinic.open.clinic.ports.notifications.save(one.id, {
    ...{ channel: "none", quiet: undefined, mobile: undefined },
    timeZone: "America/Los_Angeles",
  });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Attach a file" }).click();
  await area(page)
    .getByText(/You have 1 GB left today; more from 3:00\sAM\./)
    .waitFor();
});

test("by keyboard, Pause gives the focus to Resume, Remove to the next file, and Cancel to the text box", async () => {
  const { one, path } = await pair(clinic, "Dr. Mind Cedar", "Mind Date");
  const page = await clinic.chat(one, {}, path);
  await slowDown(page, 300_000);
  await choose(page, [largeFile("first.bin", 6_000_000), largeFile("second.bin", 6_000_000)]);
  const button = (name: string) => area(page).getByRole("button", { name });
  for (const [pressed, then] of [
    ["Pause", "Resume"],
    ["Resume", "Pause"],
    ["Remove first.bin", "Pause"],
  ] as const) {
    await button(pressed).focus();
    await page.keyboard.press("Enter");
    await button(then).waitFor();
    assert.ok(await isFocused(button(then)), `from ${pressed} to ${then}`);
  }
  await button("Cancel").focus();
  await page.keyboard.press("Enter");
  await area(page).waitFor({ state: "detached" });
  assert.ok(await isFocused(page.getByRole("textbox", { name: "Message" })));
});

test("Back closes the picture over the whole window and stays in the chat; closing it leaves no step behind", async () => {
  const { one, path } = await pair(clinic, "Dr. Mind Elder", "Mind Fir");
  const page = await clinic.chat(one, PHONE, "/chat?list");
  await page.getByRole("link", { name: /Mind Fir/ }).click();
  await choose(page, { name: "knee.png", mimeType: "image/png", buffer: PNG });
  const preview = page.getByRole("button", { name: "Picture: knee.png" });
  const viewer = page.getByRole("dialog");
  await preview.click();
  await viewer.waitFor();
  await page.evaluate(() => history.back());
  await viewer.waitFor({ state: "detached" });
  assert.equal(new URL(page.url()).pathname, path);
  assert.ok(await isFocused(preview));
  await preview.click();
  await viewer.getByRole("button", { name: "Close" }).click();
  await viewer.waitFor({ state: "detached" });
  await page.waitForFunction(() => history.state === null);
  await page.evaluate(() => history.back());
  await page.waitForURL(/\/chat\?list/);
});

test("a picture of too many pixels is not shown unasked, in the thread or beside another one; asked for, it is", async () => {
  const { one, path } = await pair(clinic, "Dr. Mind Gorse", "Mind Hazel");
  const page = await clinic.chat(one, {}, path);
  await choose(page, [
    { name: "knee.png", mimeType: "image/png", buffer: PNG },
    { name: "flood.png", mimeType: "image/png", buffer: widePng(6_000) },
  ]);
  const heavy = page.getByRole("button", { name: "Show picture: flood.png" });
  await heavy.waitFor();
  const viewer = page.getByRole("dialog");
  await page.getByRole("button", { name: "Picture: knee.png", exact: true }).click();
  await viewer.getByText("1 of 2").waitFor();
  await page.keyboard.press("ArrowRight");
  await viewer.getByText("This picture is very large. It is not shown by itself.").waitFor();
  assert.equal(await viewer.getByRole("img").count(), 0);
  await viewer.getByRole("button", { name: "Show picture" }).click();
  await viewer.getByRole("img", { name: "Picture: flood.png" }).waitFor();
  await page.keyboard.press("Escape");
  await viewer.waitFor({ state: "detached" });
  await heavy.click();
  await viewer.getByRole("img", { name: "Picture: flood.png" }).waitFor();
});

test("of a long name the ending is seen; it is heard and hovered over in full; a program is called one", async () => {
  const { one, path } = await pair(clinic, "Dr. Mind Iris", "Mind Jasmine");
  const page = await clinic.chat(one, PHONE, path);
  const name = "a name of a file that is so long that it has to be cut somewhere on a phone.pdf.exe";
  await choose(page, { name, mimeType: "application/pdf", buffer: PDF });
  const file = messages(page).getByRole("link", { name: new RegExp(`Download.*${name}`) });
  await file.waitFor();
  await file.getByText("Program · 15 bytes").waitFor();
  assert.equal(await file.getByTitle(name).count(), 1);
  const tail = file.locator(".name-tail");
  assert.match((await tail.textContent()) ?? "", /\.pdf\.exe$/);
  assert.ok(await tail.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth + 1));
});

test("whoever is taken out of the chat during an upload reads that the file was not sent", async () => {
  const { one, two, threadId, path } = await pair(clinic, "Dr. Mind Kale", "Mind Larch");
  const page = await clinic.chat(two, {}, path);
  await slowDown(page, 200_000);
  await choose(page, largeFile("x-ray.bin", 6_000_000));
  await area(page).getByRole("progressbar").waitFor();
  await clinic.open.deeds.removeMember(one, threadId, two.id);
  await page.getByText("It was not sent: you are no longer in this chat.").waitFor();
  await area(page).getByTitle("x-ray.bin").waitFor();
  await area(page).getByRole("button", { name: "Remove x-ray.bin" }).click();
  await area(page).waitFor({ state: "detached" });
});

test("on other pages a line says how far the file is, and leads back to its chat", async () => {
  const { one, path } = await pair(clinic, "Dr. Mind Maple", "Mind Nettle");
  const page = await clinic.chat(one, {}, path);
  await slowDown(page, 200_000);
  await choose(page, largeFile("ct.bin", 6_000_000));
  await area(page).getByRole("progressbar").waitFor();
  await page.getByRole("link", { name: "Contacts" }).click();
  const line = page.getByRole("link", { name: /^Sending a file: \d+ %/ });
  await line.waitFor();
  await line.click();
  await area(page).getByRole("progressbar").waitFor();
  assert.equal(new URL(page.url()).pathname, path);
  assert.equal(await line.count(), 0);
  await area(page).getByRole("button", { name: "Cancel" }).click();
});
