import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import { BrowserClinic, COMPUTER } from "../harness/browser-clinic.ts";
import { keepContact } from "../harness/contacts.ts";
import { lettersTo } from "../harness/letters.ts";

const clinic = await BrowserClinic.start({ after });

async function openNewChat(page: Page) {
  await page.getByRole("button", { name: "New Chat" }).first().click();
  const dialog = page.getByRole("dialog", { name: "New Chat" });
  const box = dialog.getByRole("combobox", { name: "Chat With" });
  await box.waitFor();
  return { dialog, box, mobile: dialog.getByRole("textbox", { name: "Mobile phone" }) };
}

test("M10: who is not found is entered with a mobile phone, by keyboard alone, and gets a text message", async () => {
  const page = await clinic.chat(await clinic.newcomer("Dr. Contact Alder"), COMPUTER);
  const { dialog, box, mobile } = await openNewChat(page);
  await box.pressSequentially("Contact Ash");
  await dialog.getByRole("option", { name: "New contact “Contact Ash”" }).waitFor();
  await page.keyboard.press("Enter");
  await mobile.and(page.locator(":focus")).waitFor();
  assert.equal(await dialog.getByRole("textbox", { name: "Name" }).inputValue(), "Contact Ash");
  await page.keyboard.type("(202) 555-0142");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/chat\/\d+$/);
  await page.getByRole("list", { name: "Participants" }).getByText("text message ···0142").waitFor();
  assert.equal((await lettersTo(clinic.open, "+12025550142")).length, 1);
  await page.getByText(/link sent \d/).waitFor();
});

test("M10: where nobody fits, one enters the number beneath the name, and the chat starts", async () => {
  const page = await clinic.chat(await clinic.newcomer("Dr. Contact Aspen"));
  const { dialog, box, mobile } = await openNewChat(page);
  await box.fill("Contact Acacia");
  await mobile.fill("202 555 0143");
  await dialog.getByRole("button", { name: "Start chat" }).click();
  await page.waitForURL(/\/chat\/\d+$/);
  const head = page.getByRole("list", { name: "Participants" });
  await head.getByText("Contact Acacia").waitFor();
  await head.getByText("text message ···0143").waitFor();
});

test("M10: a form that opened by itself goes again when somebody fits, and says what is missing in it", async () => {
  const host = await clinic.newcomer("Dr. Contact Alfalfa");
  await keepContact(clinic.open, host, "Contact Almond", { mobile: "+12025550149" });
  const page = await clinic.chat(host);
  const { dialog, box, mobile } = await openNewChat(page);
  await box.fill("Contact Almondo");
  await mobile.waitFor();
  await box.and(page.locator(":focus")).waitFor();
  await dialog.getByRole("button", { name: "Start chat" }).click();
  await dialog.getByText("Please enter a mobile number or an e-mail address").waitFor();
  await box.fill("Contact Almond");
  await dialog.getByRole("option", { name: /^Contact Almond/ }).waitFor();
  await mobile.waitFor({ state: "detached" });
});

test("M10: a number abroad, none, and a wrong one are explained at their field, and nothing is lost", async () => {
  const page = await clinic.chat(await clinic.newcomer("Dr. Contact Beech"));
  const { dialog, box, mobile } = await openNewChat(page);
  await box.pressSequentially("Contact Birch");
  await dialog.getByRole("option", { name: /^New contact/ }).click();
  for (const [number, sentence] of [
    ["", "Please enter a mobile number or an e-mail address"],
    ["+44 20 7946 0018", "to the United States and Canada only"],
    ["12", "This does not look like a phone number"],
  ] as const) {
    await mobile.fill(number);
    await dialog.getByRole("button", { name: "Start chat" }).click();
    await dialog.getByText(sentence).waitFor();
    await mobile.and(page.locator(":focus")).waitFor();
  }
  assert.equal(await dialog.getByRole("textbox", { name: "Name" }).inputValue(), "Contact Birch");
  await mobile.fill("");
  await dialog.getByRole("textbox", { name: "E-mail" }).fill("contact.birch@home.example");
  await dialog.getByRole("button", { name: "Add", exact: true }).click();
  await dialog.getByRole("button", { name: "Remove Contact Birch" }).waitFor();
  await dialog.getByRole("button", { name: "Start chat" }).click();
  await page.waitForURL(/\/chat\/\d+$/);
  await page.getByText("e-mail con…").waitFor();
});

test("people of one name are told apart before one writes to the wrong one", async () => {
  const host = await clinic.newcomer("Dr. Contact Cedar");
  await keepContact(clinic.open, host, "Contact Cherry", { mobile: "+12025550150" });
  await keepContact(clinic.open, host, "Contact Cherry", { email: "cherry@home.example" });
  const page = await clinic.chat(host);
  const { dialog, box } = await openNewChat(page);
  await box.pressSequentially("contact cherry");
  await dialog.getByRole("option", { name: "Contact Cherry cherry@home.…" }).waitFor();
  await page.keyboard.press("Enter");
  assert.equal(await dialog.getByRole("listitem").count(), 0, "of several nobody is taken unseen");
  await dialog.getByRole("option", { name: "Contact Cherry ···0150" }).click();
  await dialog.getByRole("list", { name: "Chosen people" }).getByText("···0150").waitFor();
});

test("whoever was typed but not chosen is not left out in silence", async () => {
  const host = await clinic.newcomer("Dr. Contact Date");
  await keepContact(clinic.open, host, "Contact Elder", { mobile: "+12025550151" });
  const page = await clinic.chat(host);
  const { dialog, box } = await openNewChat(page);
  await box.pressSequentially("Contact El");
  await dialog.getByRole("option", { name: /^Contact Elder/ }).click();
  await box.pressSequentially("Contact Fir");
  await dialog.getByRole("button", { name: "Start chat" }).click();
  await dialog.getByText("“Contact Fir” is not chosen yet.").waitFor();
  await box.fill("");
  await dialog.getByRole("button", { name: "Start chat" }).click();
  await page.waitForURL(/\/chat\/\d+$/);
});
