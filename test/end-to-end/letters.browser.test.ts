import assert from "node:assert/strict";
import { after, test } from "node:test";
import { BrowserClinic } from "../harness/browser-clinic.ts";

const clinic = await BrowserClinic.start({ after });

test("an administrator sees that every letter has left, and finds where it is set whether letters name the clinic", async () => {
  const page = await clinic.chat(await clinic.person("ona"), {}, "/letters");
  await page.getByText("every letter has left").waitFor();
  await page.getByRole("link", { name: "Whether letters name the clinic is set in Organisation" }).click();
  const named = page.getByRole("switch", { name: "Letters name the clinic" });
  assert.equal(await named.isChecked(), true);
});

test("a letter that did not arrive stands there with the reason, and is sent again or dismissed", async () => {
  const page = await clinic.chat(await clinic.person("ona"), {}, "/");
  const asked: string[] = [];
  const letter = { kind: "invitation", channel: "sms", to: "···0142", madeAt: Date.now() };
  const undelivered = [
    { id: 1, name: "Ana Example", problem: "This number does not exist.", ...letter },
    { id: 2, name: "Bo Example", problem: "The mailbox is full.", ...letter },
  ];
  await page.route("**/api/letters", (route) => route.fulfill({ json: { undelivered, waiting: 1 } }));
  await page.route("**/api/letters/*/**", (route) => route.fulfill({ status: 202 }));
  await page.route(/letters\/\d/, (route) => {
    asked.push(`${route.request().method()} ${new URL(route.request().url()).pathname}`);
    return route.fulfill({ status: 204 });
  });
  await page.getByRole("link", { name: "Letters" }).click();
  await page.getByText("This number does not exist.").waitFor();
  await page.getByText("could not be delivered. 1 letter is on its way.").waitFor();
  await page.getByRole("button", { name: "Send again to Ana Example" }).click();
  await page.getByText("The letter to Ana Example is on its way again.").waitFor();
  await page.getByRole("button", { name: "Dismiss the letter to Bo Example" }).click();
  await page.getByText("2 letters are on their way.", { exact: true }).waitFor();
  assert.deepEqual(asked, ["POST /api/letters/1/again", "DELETE /api/letters/2"]);
});

test("the letters are for administrators alone", async () => {
  const page = await clinic.chat(await clinic.newcomer("Dr. Letter Alder"), {}, "/letters");
  await page.getByText("Only administrators can see this page.").waitFor();
});

test("the demo's outbox shows letters without a sign-in, and their links can be clicked", async () => {
  const page = await (await clinic.stranger()).newPage();
  const link = `${clinic.url}/i#made-up-secret`;
  const letters = [{ channel: "sms", to: "+12025550142", subject: "", text: `A message: ${link}`, at: 1 }];
  await page.route("**/api/outbox", (route) => route.fulfill({ json: { letters } }));
  await page.goto("/outbox");
  const letter = page.getByRole("article", { name: "Text message to (202) 555-0142" });
  assert.equal(await letter.getByRole("link").getAttribute("href"), link);
  await page.getByText("Open a link in a private window").waitFor();
});

test("where letters really leave there is no outbox to look into", async () => {
  const page = await (await clinic.stranger()).newPage();
  await page.goto("/outbox");
  await page.getByText("There is no outbox here.").waitFor();
});
