import assert from "node:assert/strict";
import { test } from "node:test";
import { PictureCleaner } from "../../src/server/domain/pictures/clean-picture.ts";
import { launchBrowser } from "../harness/browser.ts";
import { chunk, exif, PLACE, segment } from "../harness/pictures.ts";

/** In the page: a picture of 60 by 40 in the browser's own writing, as base64. */
function drawn(type: string): string {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, { width: 60, height: 40 });
  const context = canvas.getContext("2d");
  if (!context) throw new Error("no canvas");
  for (let x = 0; x < 60; x += 5) {
    context.fillStyle = `rgb(${x * 4} ${255 - x * 3} ${(x * 7) % 256})`;
    context.fillRect(x, x / 3, 5, 30);
  }
  return canvas.toDataURL(type).split(",")[1] ?? "";
}

/** In the page: the size at which it is shown, and every pixel of it. */
async function shown([type, base64]: readonly [string, string]): Promise<string> {
  const image = new Image();
  image.src = `data:${type};base64,${base64}`;
  await image.decode();
  const { naturalWidth: width, naturalHeight: height } = image;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  const context = canvas.getContext("2d");
  context?.drawImage(image, 0, 0);
  return `${width}x${height} ${context?.getImageData(0, 0, width, height).data.join()}`;
}

/** As a phone would have written it, held upright. */
function withPlace(type: string, picture: Buffer): Buffer {
  if (type === "image/jpeg") {
    const said = segment(0xe1, Buffer.concat([Buffer.from("Exif\0\0"), exif("little")]));
    return Buffer.concat([picture.subarray(0, 2), said, segment(0xfe, PLACE), picture.subarray(2)]);
  }
  if (type === "image/webp") return Buffer.concat([picture, PLACE]);
  const text = chunk("tEXt", Buffer.concat([Buffer.from("Comment\0"), PLACE]));
  return Buffer.concat([picture.subarray(0, 33), chunk("eXIf", exif("big")), text, picture.subarray(33)]);
}

test("a browser shows every pixel of a cleaned picture where it was, and the right way up", async () => {
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    for (const type of ["image/jpeg", "image/png", "image/webp"]) {
      const picture = withPlace(type, Buffer.from(await page.evaluate(drawn, type), "base64"));
      const before = await page.evaluate(shown, [type, picture.toString("base64")] as const);
      new PictureCleaner().clean(picture);
      assert.ok(!picture.includes(PLACE.subarray(0, 8)), type);
      const after = await page.evaluate(shown, [type, picture.toString("base64")] as const);
      assert.ok(after === before, type);
      if (type === "image/jpeg") assert.match(after, /^40x60 /);
    }
  } finally {
    await browser.close();
  }
});
