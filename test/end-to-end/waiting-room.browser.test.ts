import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { Page } from "playwright-core";
import type { Person } from "../../src/server/domain/person.ts";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { type Entry, keepContact, madeUpMobile } from "../harness/contacts.ts";
import { lettersTo, linkTo } from "../harness/letters.ts";
import { HOUR } from "../harness/movable-clock.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;
const LOS_ANGELES = "America/Los_Angeles";
const VIENNA = "Europe/Vienna";

async function sessionOf(
  hostName: string,
  guestName: string,
  entry: Entry = {},
  startsAt: number | null = null,
) {
  const host = await clinic.newcomer(hostName);
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, guestName, { mobile, ...entry });
  const appointment = await house.deeds.makeAppointment(host, { startsAt, people: [guest.id] });
  return {
    host,
    guest,
    mobile,
    appointment,
    threadId: appointment.threadId as Parameters<typeof clinic.say>[1],
  };
}

async function comeInByCode(code: string): Promise<Page> {
  return enterCode(await (await clinic.stranger(PHONE)).newPage(), code);
}

async function enterCode(page: Page, code: string): Promise<Page> {
  await page.goto("/join");
  await page.getByRole("textbox", { name: "Access code" }).fill(code);
  await page.getByRole("button", { name: "Go" }).click();
  await page.getByRole("heading", { name: "Waiting room" }).waitFor();
  return page;
}

async function sessionsOf(host: Person): Promise<Page> {
  const page = await (await clinic.device(host)).newPage();
  await page.goto("/sessions");
  await page.getByRole("heading", { name: "Sessions" }).waitFor();
  return page;
}

function codeOf({ people }: { people: readonly { code: { code: string } | null }[] }): string {
  return people[0]?.code?.code ?? "";
}

function message(page: Page, text: string) {
  return page.getByRole("log", { name: "Messages" }).getByRole("article").filter({ hasText: text });
}

function chatTab(page: Page) {
  return page.getByRole("navigation", { name: "Main" }).getByRole("link", { name: /^Chat/ });
}

test("M16: a host makes a session; its code leads a guest to the waiting room; Connect tells both, and they go on in the chat", async () => {
  const host = await clinic.newcomer("Dr. Wait Alder");
  await keepContact(house, host, "Wait Beech", { mobile: madeUpMobile() });
  const hosts = await sessionsOf(host);
  await hosts.getByText("No sessions yet.").waitFor();
  await hosts.getByRole("button", { name: "New session" }).first().click();
  const dialog = hosts.getByRole("dialog", { name: "New session" });
  await dialog.getByRole("combobox").pressSequentially("wait b");
  await dialog.getByRole("option", { name: /^Wait Beech/ }).click();
  await dialog.getByRole("button", { name: "Make the session" }).click();
  const code = await hosts.getByRole("textbox", { name: "Access code for Wait Beech" }).inputValue();
  assert.match(code, /^\d{3}-\d{3}-\d{3}$/);
  await hosts.getByText("Not there yet").waitFor();

  const guest = await comeInByCode(code);
  await guest.getByText("With Dr. Wait Alder").waitFor();
  await guest.getByText("Dr. Wait Alder has been told that you are here.").waitFor();
  await hosts.getByText(/^Waiting since/).waitFor();
  await hosts.getByRole("button", { name: "Connect Wait Beech" }).click();
  await guest.getByText("Dr. Wait Alder is ready for you").waitFor();
  await hosts.waitForURL(/\/chat\/\d+$/);
  await guest.getByRole("link", { name: "Go on in the chat" }).tap();
  await guest.waitForURL(/\/chat\/\d+$/);
  await hosts.getByRole("textbox", { name: "Message" }).fill("I am here for you");
  await hosts.keyboard.press("Enter");
  await message(guest, "I am here for you").waitFor();
});

test("M16: in the waiting room the Chat tab has the badge, and the unread notifications lead to the chat and back", async () => {
  const { host, appointment, threadId } = await sessionOf("Dr. Wait Cedar", "Wait Date");
  const guest = await comeInByCode(codeOf(appointment));
  assert.equal(await guest.getByRole("link", { name: /unread notification/ }).count(), 0);
  await clinic.say(host, threadId, "I am ten minutes late");
  await guest.getByRole("link", { name: "1 unread notification", exact: true }).waitFor();
  await guest
    .getByRole("navigation", { name: "Main" })
    .getByRole("link", { name: "1 unread message" })
    .waitFor();
  await guest.getByRole("link", { name: "1 unread notification", exact: true }).tap();
  await message(guest, "I am ten minutes late").waitFor();
  await guest.getByRole("textbox", { name: "Message" }).fill("not sent yet");
  await guest.getByRole("navigation", { name: "Main" }).getByRole("link", { name: "Waiting room" }).tap();
  await guest.getByRole("heading", { name: "Waiting room" }).waitFor();
  await guest.getByText("to tell them that you are here").waitFor();
  assert.equal(await guest.getByRole("link", { name: /unread notification/ }).count(), 0);
  await chatTab(guest).tap();
  await message(guest, "I am ten minutes late").waitFor();
  assert.equal(await guest.getByRole("textbox", { name: "Message" }).inputValue(), "not sent yet");
});

test("M16: a guest who looks into the chat keeps waiting, and hears there that the host is ready", async () => {
  const { host, appointment } = await sessionOf("Dr. Wait Elder", "Wait Fir");
  const guest = await comeInByCode(codeOf(appointment));
  await chatTab(guest).tap();
  await guest.getByRole("textbox", { name: "Message" }).waitFor();
  const hosts = await sessionsOf(host);
  await hosts.getByText(/^Waiting since/).waitFor();
  await hosts.getByRole("button", { name: "Connect Wait Fir" }).click();
  await guest.getByRole("link", { name: "Your host is ready for you" }).tap();
  await guest.getByText("Dr. Wait Elder is ready for you").waitFor();
});

test("M16: a host learns on every page who waits, and no longer when they have gone", async () => {
  const { host, appointment } = await sessionOf("Dr. Wait Gorse", "Wait Hazel");
  const hosts = await clinic.chat(host, COMPUTER, "/");
  const guest = await comeInByCode(codeOf(appointment));
  await hosts.getByRole("link", { name: "Wait Hazel is waiting" }).click();
  await hosts.getByRole("heading", { name: "Sessions" }).waitFor();
  await hosts.getByText(/^Waiting since/).waitFor();
  await guest.getByRole("button", { name: /^Your account/ }).tap();
  await guest.getByRole("button", { name: "Leave this chat on this device" }).tap();
  await guest.getByRole("heading", { name: "You have left the chat on this device" }).waitFor();
  await hosts.getByText("Not there yet").waitFor();
});

test("M16: the invitation of a session leads to its waiting room, which names the time where the guest's device is", async () => {
  const startsAt = Math.ceil((Date.now() + 2 * HOUR) / HOUR) * HOUR;
  const { mobile } = await sessionOf("Dr. Wait Ivy", "Wait Juniper", { timeZone: LOS_ANGELES }, startsAt);
  const [letter] = await lettersTo(house, mobile);
  assert.match(letter?.text ?? "", / P[SD]T/);
  const guest = await clinic.comeIn(await linkTo(house, mobile), {
    ...PHONE,
    timezoneId: VIENNA,
    locale: "en-US",
  });
  await guest.getByRole("heading", { name: "Waiting room" }).waitFor();
  await guest.getByText("With Dr. Wait Ivy", { exact: true }).waitFor();
  const shown = (await guest.getByRole("main").textContent()) ?? "";
  const time = new Date(startsAt).toLocaleTimeString("en-US", { timeStyle: "short", timeZone: VIENNA });
  assert.ok(shown.includes(time), `${time}: ${shown}`);
  assert.match(shown, /Central European/);
  assert.doesNotMatch(shown, /Pacific/);
  await guest.getByText(/^Your session with Dr. Wait Ivy is .*You can come in one hour before[.]$/).waitFor();
  assert.equal(await guest.getByText("that you are here").count(), 0);
});

test("M16: a host tells guests of one name apart before they connect the wrong one", async () => {
  const host = await clinic.newcomer("Dr. Wait Rowan");
  const mobiles = [madeUpMobile(), madeUpMobile()];
  const twins = [
    await keepContact(house, host, "Wait Spruce", { mobile: mobiles[0] ?? "" }),
    await keepContact(house, host, "Wait Spruce", { mobile: mobiles[1] ?? "" }),
  ];
  const people = twins.map(({ id }) => id);
  const { people: made } = await house.deeds.makeAppointment(host, { startsAt: null, people });
  const second = made.find(({ id }) => id === people[1]);
  const guest = await comeInByCode(second?.code?.code ?? "");
  const hosts = await sessionsOf(host);
  await hosts
    .getByRole("textbox", { name: `Access code for Wait Spruce ···${mobiles[0]?.slice(-4)}` })
    .waitFor();
  await hosts.getByRole("button", { name: `Connect Wait Spruce ···${mobiles[1]?.slice(-4)}` }).click();
  await guest.getByText("Dr. Wait Rowan is ready for you").waitFor();
});

test("M16: Remind sends a letter to who is not there", async () => {
  const { host, mobile } = await sessionOf("Dr. Wait Larch", "Wait Maple");
  assert.equal((await lettersTo(house, mobile)).length, 1);
  house.clock.pass(60_000);
  const hosts = await sessionsOf(host);
  await hosts.getByRole("button", { name: "Remind" }).click();
  await hosts.getByText("A reminder is on its way").waitFor();
  const [reminder] = await lettersTo(house, mobile);
  assert.match(reminder?.text ?? "", /Your session with Riverside Clinic/);
  const guest = await clinic.comeIn(await linkTo(house, mobile));
  await guest.getByRole("heading", { name: "Waiting room" }).waitFor();
});

test("M16: the session ends for whoever waits, its code opens nothing more, and the chat stays", async () => {
  const { host, appointment } = await sessionOf("Dr. Wait Nettle", "Wait Oak");
  const guest = await comeInByCode(codeOf(appointment));
  const hosts = await sessionsOf(host);
  await hosts.getByRole("button", { name: "End session" }).click();
  await hosts.getByRole("button", { name: "End it" }).click();
  await guest.getByText("This session has ended").waitFor();
  await guest.getByRole("link", { name: "Go to the chat" }).tap();
  await guest.getByRole("textbox", { name: "Message" }).waitFor();
  const late = await (await clinic.stranger(PHONE)).newPage();
  await late.goto("/join");
  await late.getByRole("textbox", { name: "Access code" }).fill(codeOf(appointment));
  await late.getByRole("button", { name: "Go" }).tap();
  await late.getByText("This code does not open anything").waitFor();
});

/** The Chromium of the tests is built without any camera: its part is played, refusing at first. */
function playTheCamera(): void {
  const media = navigator.mediaDevices as MediaDevices | undefined; // a page that is still empty has none
  if (media === undefined) return;
  let asked = 0;
  const device = (kind: string, label: string) => ({ kind, label, deviceId: label, groupId: "" });
  media.enumerateDevices = async () =>
    [device("videoinput", "In the lid"), device("audioinput", "On the desk")] as MediaDeviceInfo[];
  media.getUserMedia = async () => {
    asked += 1;
    if (asked === 1) throw new DOMException("Permission denied", "NotAllowedError");
    const canvas = document.createElement("canvas");
    canvas.getContext("2d")?.fillRect(0, 0, 10, 10);
    const sound = new AudioContext().createMediaStreamDestination();
    return new MediaStream([...canvas.captureStream().getTracks(), ...sound.stream.getTracks()]);
  };
}

test("M16: camera and microphone are tried in the waiting room; refused, a sentence says what to do", async () => {
  const { appointment } = await sessionOf("Dr. Wait Poplar", "Wait Quince");
  const context = await clinic.stranger(PHONE);
  await context.addInitScript(playTheCamera);
  const guest = await enterCode(await context.newPage(), codeOf(appointment));
  await guest.getByRole("button", { name: "Try camera and microphone" }).tap();
  await guest.getByText("Your browser does not let this page use camera and microphone.").waitFor();
  await guest.getByRole("button", { name: "Try camera and microphone" }).tap();
  await guest.getByRole("combobox", { name: "Camera" }).waitFor();
  await guest.getByRole("combobox", { name: "Microphone" }).waitFor();
  await guest.getByRole("button", { name: "Turn them off" }).tap();
  await guest.getByRole("button", { name: "Try camera and microphone" }).waitFor();
});
