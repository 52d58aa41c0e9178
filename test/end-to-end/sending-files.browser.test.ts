import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { BrowserClinic, PHONE } from "../harness/browser-clinic.ts";
import { area, CHOOSE, choose, largeFiles, messages, PNG, pair, slowDown } from "../harness/files-in-page.ts";
import { SeverableNetwork } from "../harness/severable-network.ts";

const clinic = await BrowserClinic.start({ after });
const largeFile = largeFiles({ after });

function drop(page: Page, onto: string, name: string) {
  return page.locator(onto).evaluate((element, name) => {
    const data = new DataTransfer();
    data.items.add(new File(["dropped words"], name, { type: "text/plain" }));
    for (const type of ["dragover", "drop"])
      element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
  }, name);
}

test("M17: the paperclip turns the composer into the drop area, and Cancel and Escape turn it back", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Alder", "Clip Beech");
  const page = await clinic.chat(one, {}, path);
  const box = page.getByRole("textbox", { name: "Message" });
  await box.fill("begun");
  for (const back of ["Cancel", "Escape"]) {
    await page.getByRole("button", { name: "Attach a file" }).click();
    await area(page).getByRole("button", { name: CHOOSE }).waitFor();
    await area(page)
      .getByText(/Up to 200 MB a file\. You have 1 GB left today/)
      .waitFor();
    assert.equal(await box.count(), 0);
    if (back === "Cancel") await area(page).getByRole("button", { name: "Cancel" }).click();
    else await page.keyboard.press("Escape");
    await area(page).waitFor({ state: "detached" });
    assert.equal(await box.inputValue(), "begun", "what was begun is still there");
  }
});

test("a file that is dropped anywhere on the thread goes up", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Elder", "Clip Fir");
  const page = await clinic.chat(one, {}, path);
  await page.getByText("Nothing has been said here yet.").waitFor();
  await drop(page, ".log", "dropped.txt");
  await messages(page).getByText("dropped.txt").waitFor();
  await page.getByRole("button", { name: "Attach a file" }).click();
  await area(page).getByRole("button", { name: CHOOSE }).waitFor();
  await drop(page, ".drop", "on the area.txt");
  await messages(page).getByText("on the area.txt").waitFor();
});

test("a file that is dropped beside the thread is not taken, and the page stays", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Juniper", "Clip Kiwi");
  const page = await clinic.chat(one, {}, path);
  await page.getByText("Nothing has been said here yet.").waitFor();
  // What nobody prevents, the browser does: it leaves the page and shows the file.
  await page.evaluate(() => {
    for (const type of ["dragover", "drop"])
      addEventListener(type, ({ defaultPrevented }) => {
        if (!defaultPrevented) document.title = "left the page";
      });
  });
  const input = await page.context().newCDPSession(page);
  const file = largeFile("beside.txt", 10);
  const hover = async (x: number, y: number) => {
    const data = { items: [], files: [file], dragOperationsMask: 1 };
    for (const type of ["dragEnter", "dragOver", "drop"] as const)
      await input.send("Input.dispatchDragEvent", { type, x, y, data });
  };
  await hover(100, 30);
  await hover(100, 600);
  const middle = await page.locator(".log").boundingBox();
  await hover((middle?.x ?? 0) + 50, (middle?.y ?? 0) + 50);
  await messages(page).getByText("beside.txt").waitFor();
  assert.equal(await messages(page).count(), 1);
  assert.doesNotMatch(await page.title(), /left the page/);
});

test("a picture that is pasted goes up; text that is pasted stays text", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Gorse", "Clip Hazel");
  const page = await clinic.chat(one, {}, path);
  await page.getByText("Nothing has been said here yet.").waitFor();
  await page.getByRole("textbox", { name: "Message" }).evaluate((box, base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const paste = (withText: boolean) => {
      const data = new DataTransfer();
      if (withText) data.items.add("a table", "text/plain");
      const name = withText ? "of the text.png" : "pasted.png";
      data.items.add(new File([bytes], name, { type: "image/png" }));
      box.dispatchEvent(
        new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }),
      );
    };
    paste(true);
    paste(false);
  }, PNG.toString("base64"));
  await messages(page).getByText("pasted.png").waitFor();
  assert.equal(await messages(page).count(), 1);
});

test("M18: what the server refuses is said in its words before a byte has left, and can be taken off", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Iris", "Clip Jasmine");
  const page = await clinic.chat(one, {}, path);
  const sent: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") sent.push(request.url());
  });
  await choose(page, { name: "nothing.txt", mimeType: "text/plain", buffer: Buffer.alloc(0) });
  await area(page).getByText("This file is empty. Please choose another one.").waitFor();
  await area(page).getByRole("button", { name: "Cancel" }).click();
  await area(page).waitFor({ state: "detached" });
  await choose(page, largeFile("too large.bin", 200_000_001));
  await area(page).getByText("This file is larger than 200 MB, which is the most for one file.").waitFor();
  await area(page).getByRole("button", { name: "Remove too large.bin" }).click();
  await area(page).waitFor({ state: "detached" });
  assert.deepEqual(sent, []);
});

test("an upload shows how far it is, pauses and goes on; nobody else sees anything before it is complete", async () => {
  const { one, two, path } = await pair(clinic, "Dr. Clip Kale", "Clip Larch");
  const page = await clinic.chat(one, {}, path);
  const other = await clinic.chat(two, {}, path);
  await slowDown(page, 400_000);
  await choose(page, largeFile("x-ray.bin", 3_000_000));
  const bar = area(page).getByRole("progressbar", { name: "Upload of x-ray.bin" });
  await bar.waitFor();
  await area(page)
    .getByText(/of 3 MB · .* a second · .* left/)
    .waitFor();
  await area(page).getByRole("button", { name: "Pause" }).click();
  await area(page).getByText("Paused").waitFor();
  assert.equal(await messages(other).count(), 0);
  await slowDown(page, -1);
  await area(page).getByRole("button", { name: "Resume" }).click();
  await messages(other).getByText("x-ray.bin").waitFor();
  await area(page).waitFor({ state: "detached" });
  assert.equal(await messages(page).count(), 1);
});

test("an upload survives a severed network and goes on where the server stands", async () => {
  const { one, two, threadId } = await pair(clinic, "Dr. Clip Maple", "Clip Nettle");
  const network = await SeverableNetwork.open({ after }, clinic.port);
  const page = await (await clinic.device(one)).newPage();
  await page.goto(`${network.url}/chat/${threadId}`);
  await page.getByText("Nothing has been said here yet.").waitFor();
  await slowDown(page, 1_000_000);
  const offsets: number[] = [];
  page.on("request", (request) => {
    if (request.method() === "PATCH") offsets.push(Number(request.headers()["upload-offset"]));
  });
  await choose(page, largeFile("ct.bin", 4_000_000));
  await page.waitForFunction(() => (document.querySelector("progress")?.value ?? 0) > 1_500_000);
  network.sever();
  await area(page).getByText("Not connected. It goes on by itself when you are back.").waitFor();
  network.mend();
  const other = await clinic.chat(two, {}, `/chat/${threadId}`);
  await messages(other).getByText("ct.bin").waitFor();
  assert.equal(offsets[0], 0);
  assert.ok((offsets.at(-1) ?? 0) > 0, `went on at ${offsets.at(-1)}`);
});

test("after the page was loaded anew the same file goes on where it stood; no name of it was kept", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Oak", "Clip Pine");
  const page = await clinic.chat(one, {}, path);
  page.on("dialog", (dialog) => dialog.accept());
  await slowDown(page, 500_000);
  const file = largeFile("mri.bin", 3_000_000);
  await choose(page, file);
  await page.waitForFunction(() => (document.querySelector("progress")?.value ?? 0) > 1_200_000);
  await page.reload();
  await area(page)
    .getByText(/An upload stopped when the page was closed/)
    .waitFor();
  const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]));
  assert.match(kept, /api\/uploads/);
  assert.doesNotMatch(kept, /mri/);
  const goesOn = page.waitForRequest((request) => request.method() === "PATCH");
  const chooser = page.waitForEvent("filechooser");
  await area(page).getByRole("button", { name: CHOOSE }).click();
  await (await chooser).setFiles(file);
  assert.ok(Number((await goesOn).headers()["upload-offset"]) > 0);
  await messages(page).getByText("mri.bin").waitFor();
  await area(page).waitFor({ state: "detached" });
});

test("Cancel during the upload ends it at the server too, and gives the day its bytes back", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Quince", "Clip Rowan");
  const page = await clinic.chat(one, {}, path);
  await slowDown(page, 400_000);
  await choose(page, largeFile("mistake.bin", 8_000_000));
  await page.waitForFunction(() => (document.querySelector("progress")?.value ?? 0) > 400_000);
  const ended = page.waitForResponse((response) => response.request().method() === "DELETE");
  await area(page).getByRole("button", { name: "Cancel" }).click();
  assert.equal((await ended).status(), 204);
  await area(page).waitFor({ state: "detached" });
  assert.equal(await messages(page).count(), 0);
  assert.equal((await clinic.open.deeds.sayWhatIsLeft(one)).left, 1_000_000_000);
});

test("a phone offers its camera and its photos besides", async () => {
  const { one, path } = await pair(clinic, "Dr. Clip Willow", "Clip Yarrow");
  const page = await clinic.chat(one, PHONE, path);
  await page.getByRole("button", { name: "Attach a file" }).tap();
  const camera = page.waitForEvent("filechooser");
  await area(page).getByRole("button", { name: "Take a photo" }).tap();
  assert.equal((await camera).isMultiple(), false);
  const library = page.waitForEvent("filechooser");
  await area(page).getByRole("button", { name: "Choose from your photos" }).tap();
  const photo = { name: "knee.png", mimeType: "image/png", buffer: PNG };
  await (await library).setFiles([photo, { ...photo, name: "elbow.png" }]);
  for (const name of ["knee.png", "elbow.png"]) await messages(page).getByText(name).waitFor();
});
