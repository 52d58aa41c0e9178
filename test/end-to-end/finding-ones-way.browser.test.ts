import assert from "node:assert/strict";
import { after, test } from "node:test";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { linkTo } from "../harness/letters.ts";
import { HOUR } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;

type ThreadId = Parameters<typeof clinic.say>[1];
type AppointmentId = Parameters<typeof house.deeds.connectPerson>[1];

async function guestOf(hostName: string, guestName: string) {
  const host = await clinic.newcomer(hostName);
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, guestName, { mobile });
  return { host, mobile, guest };
}

test("on a phone, a host in a chat finds sessions and contacts in their own menu; a guest finds none there", async () => {
  const { host, mobile, guest } = await guestOf("Dr. Way Alder", "Way Beech");
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  const hosts = await clinic.chat(host, PHONE, `/chat/${threadId}`);
  await hosts.getByRole("button", { name: /^Your account/ }).tap();
  await hosts.getByRole("link", { name: "Contacts" }).waitFor();
  await hosts.getByRole("link", { name: "Sessions" }).tap();
  await hosts.getByRole("heading", { name: "Sessions" }).waitFor();
  const guests = await clinic.comeIn(await linkTo(house, mobile));
  await guests.getByRole("button", { name: /^Your account/ }).tap();
  await guests.getByRole("link", { name: "Notifications" }).waitFor();
  assert.equal(await guests.getByRole("link", { name: /Sessions|Contacts/ }).count(), 0);
});

test("where the bar has room for every page the menu does not repeat them", async () => {
  const hosts = await clinic.chat(await clinic.newcomer("Dr. Way Cedar"), COMPUTER, "/chat");
  await hosts.getByRole("button", { name: /^Your account/ }).click();
  await hosts.getByRole("link", { name: "Notifications" }).waitFor();
  assert.equal(await hosts.getByRole("link", { name: "Sessions" }).count(), 1);
});

test("a guest in a chat on a phone sees the name of the clinic", async () => {
  const { host, mobile, guest } = await guestOf("Dr. Way Dogwood", "Way Elder");
  await house.deeds.startThread(host, [guest.id]);
  const page = await clinic.comeIn(await linkTo(house, mobile));
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  await page.getByRole("banner").getByText("Riverside Clinic").waitFor();
});

test("who is invited with an account finds the session on the first page; the host sees that they get an e-mail", async () => {
  const host = await clinic.newcomer("Dr. Way Fir");
  const colleague = await clinic.newcomer("Way Gorse", ["participant"]);
  const made = await house.deeds.makeAppointment(host, { startsAt: null, people: [colleague.id] });
  const page = await clinic.chat(colleague, COMPUTER, "/");
  await page.getByRole("link", { name: /^Your session with Dr. Way Fir · today / }).click();
  await page.waitForURL(`**/waiting-room/${made.id}`);
  await page.getByText("With Dr. Way Fir", { exact: true }).waitFor();
  const hosts = await clinic.chat(host, COMPUTER, "/sessions");
  await hosts.getByText("has an account and needs no code").waitFor();
  assert.equal(await hosts.getByText("not invited").count(), 0);
});

test("a session of the day after tomorrow: a new link an hour before is announced, and codes say how long they work", async () => {
  const { host, guest } = await guestOf("Dr. Way Hazel", "Way Ivy");
  const hosts = await clinic.chat(host, COMPUTER, "/sessions");
  await hosts.getByRole("button", { name: "New session" }).first().click();
  const dialog = hosts.getByRole("dialog", { name: "New session" });
  await dialog.getByRole("button", { name: "Make the session" }).click();
  await dialog.getByText("Please choose at least one person who takes part.").waitFor();
  await dialog.getByRole("radio", { name: "At a date and time" }).check();
  assert.equal(await dialog.getByText("a new link an hour before").count(), 0);
  const day = new Date(Date.now() + 48 * HOUR).toISOString().slice(0, 10);
  await dialog.getByLabel("Date", { exact: true }).fill(day);
  await dialog.getByText("They get a letter now and a new link an hour before.").waitFor();
  await house.deeds.makeAppointment(host, { startsAt: Date.now() + 48 * HOUR, people: [guest.id] });
  await hosts.reload();
  await hosts.getByText(/^The code works until .* on /).waitFor();
});

test("that the host is ready is no longer said to whoever has come to that chat", async () => {
  const { host, mobile, guest } = await guestOf("Dr. Way Juniper", "Way Larch");
  const made = await house.deeds.makeAppointment(host, { startsAt: null, people: [guest.id] });
  const page = await clinic.comeIn(await linkTo(house, mobile));
  await page.getByText("With Dr. Way Juniper", { exact: true }).waitFor();
  await page.getByRole("button", { name: /^Your account/ }).tap();
  await page.getByRole("link", { name: "Notifications" }).tap();
  await page.getByRole("heading", { name: "Notifications" }).waitFor();
  await house.deeds.connectPerson(host, made.id as AppointmentId, guest.id);
  const ready = page.getByRole("link", { name: "Your host is ready for you" });
  await ready.waitFor();
  await page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Chat/ }).tap();
  await page.getByRole("textbox", { name: "Message" }).waitFor();
  await ready.waitFor({ state: "detached" });
});

test("without scripts a guest's link shows one sentence that says what to do, and it can be read", async () => {
  const context = await clinic.stranger({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto("/i");
  const sentence = page.getByText(/^This page needs JavaScript.*call your clinic[.]$/);
  await sentence.waitFor();
  const box = await sentence.boundingBox();
  assert.ok(box !== null && box.x >= 16 && box.width <= 390 - 32, "it has a margin");
});

test("at its end, a page has room for what is said at the lower right", async () => {
  const host = await clinic.newcomer("Dr. Way Maple");
  const other = await clinic.newcomer("Dr. Way Nettle");
  for (let number = 0; number < 12; number += 1) {
    await keepContact(house, host, `Way Contact-${number}`, { mobile: madeUpMobile() });
  }
  const { threadId } = await house.deeds.startThread(host, [other.id]);
  await clinic.say(other, threadId as ThreadId, "Have you a minute?");
  const page = await clinic.chat(host, PHONE, "/contacts");
  const notice = page.getByRole("link", { name: "1 unread notification", exact: true });
  await notice.waitFor();
  await page.getByText("Way Contact-9").waitFor();
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
  const main = await page.getByRole("main").boundingBox();
  const covering = await notice.boundingBox();
  assert.ok(main !== null && covering !== null && main.y + main.height <= covering.y, "nothing is covered");
  const across = await page.evaluate(() => document.documentElement.scrollWidth);
  assert.ok(across <= 390, "nothing scrolls sideways");
});

test("who came too early to the waiting room is in it when its hour comes, and then the host is told", async () => {
  const { host, mobile, guest } = await guestOf("Dr. Way Oak", "Way Poplar");
  const startsAt = house.clock.now() + 2 * HOUR;
  await house.deeds.makeAppointment(host, { startsAt, people: [guest.id] });
  const page = await clinic.comeIn(await linkTo(house, mobile));
  await page.getByText("You can come in one hour before.").waitFor();
  house.clock.pass(HOUR);
  await page.reload();
  await page.getByText(/that you are here/).waitFor();
  assert.equal(await page.getByText("You can come in one hour before.").count(), 0);
});
