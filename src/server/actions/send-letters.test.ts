import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { keepContact, madeUpMobile } from "../../../test/harness/contacts.ts";
import { filesWith, tracesOfText } from "../../../test/harness/find-on-disk.ts";
import { type MailServerWays, openMailServer } from "../../../test/harness/mail-server.ts";
import { HOUR, MINUTE } from "../../../test/harness/movable-clock.ts";
import { type OpenClinic, openClinic } from "../../../test/harness/open-clinic.ts";
import { temporaryFolder } from "../../../test/harness/temporary-folder.ts";
import { ACCOUNT, openTextService, type TextServiceWays } from "../../../test/harness/text-service.ts";
import { type LetterOrder, writeLetter } from "./write-letter.ts";

/** A clinic whose mail and texts go to real servers on this machine. */
async function openRig(t: TestContext, mail: MailServerWays = {}, texts: TextServiceWays = {}) {
  const [mailServer, textService] = [await openMailServer(t, mail), await openTextService(t, texts)];
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, "ca.pem"), mailServer.ca);
  const environment = {
    PUBLIC_URL: "https://chat.clinic.example",
    TRUST_PROXY: "true",
    SMTP_HOST: "127.0.0.1",
    SMTP_PORT: String(mailServer.port),
    SMTP_FROM: "chat@clinic.example",
    SMTP_CA_FILE: join(folder, "ca.pem"),
    TWILIO_ACCOUNT_SID: ACCOUNT.sid,
    TWILIO_AUTH_TOKEN: ACCOUNT.token,
    TWILIO_FROM: ACCOUNT.number,
    TWILIO_URL: textService.url,
  };
  const house = await openClinic(t, { folder, environment });
  const administrator = await house.setUp();
  const host = await house.add(administrator.organisationId, "Dr. Ada Ames", ["host"]);
  return { house, administrator, host, mailServer, textService, folder, environment };
}

/** Until nothing more leaves by itself at this time. */
async function letLettersLeave({ deeds }: OpenClinic): Promise<void> {
  await deeds.lettersLeave.turn();
  await deeds.lettersLeave.idle();
}

function write(house: OpenClinic, order: LetterOrder) {
  return writeLetter(house.clinic.ports)(order);
}

async function invite(house: OpenClinic, { id, organisationId }: { id: number; organisationId: number }) {
  return write(house, { personId: id, organisationId, kind: "invitation" } as LetterOrder);
}

test("a guest's letter leaves with a link that works for a day from when it was sent", async (t) => {
  const { house, host, mailServer } = await openRig(t);
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  assert.equal(await invite(house, maya), "email");
  house.clock.pass(3 * HOUR);
  await letLettersLeave(house);
  const [arrived] = mailServer.arrived;
  assert.deepEqual(arrived?.to, ["maya@mail.example"]);
  assert.match(arrived?.text ?? "", /^Example Clinic has opened a secure chat for you:/);
  const [, secret = ""] = /https:\/\/chat\.clinic\.example\/i#([\w-]{22,})/.exec(arrived?.text ?? "") ?? [];
  const { invitations, secrets } = house.clinic.ports;
  const link = await invitations.find(secrets.hashToken(secret));
  assert.equal(link?.personId, maya.id);
  assert.equal(link?.endsAt, house.clock.now() + 24 * HOUR);
});

test("with a mobile number and an e-mail address only the mobile is written to (M12)", async (t) => {
  const { house, host, mailServer, textService } = await openRig(t);
  const mobile = madeUpMobile();
  const maya = await keepContact(house, host, "Maya Lind", { mobile, email: "maya@mail.example" });
  assert.equal(await invite(house, maya), "sms");
  await letLettersLeave(house);
  assert.deepEqual([textService.arrived.length, mailServer.arrived.length], [1, 0]);
  assert.equal(textService.arrived[0]?.to, mobile);
});

test("no letter has the name of whom it is for, or a word of a message, not even while it lies in the queue", async (t) => {
  const { house, host, mailServer, textService } = await openRig(t);
  const mobile = madeUpMobile();
  const maya = await keepContact(house, host, "Maya Zebralind", { mobile, email: "zebra@mail.example" });
  const threadId = await house.threadOf(host, maya);
  await house.deeds.postMessage(host, threadId, { clientId: "zebra-message-0001", text: "zebra stripes" });
  for (const channel of ["sms", "email"] as const) {
    for (const kind of ["invitation", "notification", "reminder"] as const) {
      const { id: personId, organisationId } = maya;
      const startsAt = house.clock.now() + HOUR;
      await write(house, { personId, organisationId, kind, channel, threadId, startsAt });
    }
  }
  for (const word of ["chat.clinic.example/i#", "zebra@mail.example"])
    assert.deepEqual(filesWith([house.dataFolder], tracesOfText(word)), []);
  await letLettersLeave(house);
  const said = [
    ...mailServer.arrived.map(({ raw, text }) => raw + text),
    ...textService.arrived.map(({ body }) => body),
  ];
  assert.equal(said.length, 6);
  for (const text of said) assert.doesNotMatch(text.replaceAll("zebra@mail.example", ""), /zebra|Maya/i);
});

test("an organisation that says so is not named in its letters", async (t) => {
  const { house, administrator, host, mailServer } = await openRig(t);
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await house.deeds.saveOrganisation(administrator, { namedInLetters: false });
  await invite(house, maya);
  await letLettersLeave(house);
  assert.equal(mailServer.arrived.length, 1);
  assert.doesNotMatch(mailServer.arrived[0]?.raw ?? "", /Example Clinic/);
});

test("a letter that cannot leave is tried again after a minute, then after longer, and arrives once", async (t) => {
  const { house, host, mailServer } = await openRig(t, { toLetter: { code: 451, text: "Disk full" } });
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await invite(house, maya);
  await letLettersLeave(house);
  await letLettersLeave(house);
  assert.equal(mailServer.begun, 1, "not again at once");
  house.clock.pass(MINUTE);
  await letLettersLeave(house);
  assert.equal(mailServer.begun, 2);
  mailServer.ways = {};
  house.clock.pass(4 * MINUTE);
  await letLettersLeave(house);
  assert.equal(mailServer.begun, 2, "the second wait is of five minutes");
  house.clock.pass(MINUTE);
  await letLettersLeave(house);
  house.clock.pass(24 * HOUR);
  await letLettersLeave(house);
  assert.equal(mailServer.arrived.length, 1);
});

test("after a day of trying an administrator sees what did not arrive, and why, and no more of the address than it takes", async (t) => {
  const { house, administrator, host, mailServer } = await openRig(t, { breaksOff: "greeting" });
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await invite(house, maya);
  for (let hour = 0; hour < 30; hour += 1) {
    await letLettersLeave(house);
    house.clock.pass(HOUR);
  }
  const { undelivered } = await house.deeds.listLetters(administrator);
  const [letter] = undelivered;
  assert.deepEqual([letter?.name, letter?.to, letter?.channel], ["Maya Lind", "ma…@mail.example", "email"]);
  assert.equal(letter?.problem, "The mail server or text service could not be reached.");
  mailServer.ways = {};
  await house.deeds.retryLetter(administrator, letter?.id as Parameters<typeof house.deeds.retryLetter>[1]);
  await letLettersLeave(house);
  assert.equal(mailServer.arrived.length, 1);
  assert.deepEqual((await house.deeds.listLetters(administrator)).undelivered, []);
});

test("an address that is refused for good is in the list at once, and an administrator can take it from there", async (t) => {
  const { house, administrator, host, mailServer } = await openRig(t, {
    toRecipient: { code: 550, text: "No such user" },
  });
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await invite(house, maya);
  await letLettersLeave(house);
  const [letter] = (await house.deeds.listLetters(administrator)).undelivered;
  assert.match(letter?.problem ?? "", /^The number or address was refused/);
  const id = letter?.id as Parameters<typeof house.deeds.dismissLetter>[1];
  await assert.rejects(house.deeds.dismissLetter(host, id), { code: "administrators-only" });
  await house.deeds.dismissLetter(administrator, id);
  await assert.rejects(house.deeds.dismissLetter(administrator, id), { code: "letter-not-found" });
  assert.deepEqual((await house.deeds.listLetters(administrator)).undelivered, []);
  assert.equal(mailServer.arrived.length, 0);
});

test("what did not arrive is in the list for a week", async (t) => {
  const { house, administrator, host } = await openRig(t, { toSender: { code: 550, text: "No" } });
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await invite(house, maya);
  await letLettersLeave(house);
  house.clock.pass(7 * 24 * HOUR - 1);
  await house.deeds.eraseEndedLetters();
  assert.equal((await house.deeds.listLetters(administrator)).undelivered.length, 1);
  house.clock.pass(1);
  await house.deeds.eraseEndedLetters();
  assert.deepEqual((await house.deeds.listLetters(administrator)).undelivered, []);
});

test("a letter that may have arrived is not sent again by itself, and an administrator may do so", async (t) => {
  const { house, administrator, host, mailServer } = await openRig(t, { breaksOff: "after the dot" });
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await invite(house, maya);
  await letLettersLeave(house);
  mailServer.ways = {};
  house.clock.pass(2 * HOUR);
  await letLettersLeave(house);
  assert.equal(mailServer.begun, 1);
  const [letter] = (await house.deeds.listLetters(administrator)).undelivered;
  assert.match(letter?.problem ?? "", /may have arrived or not/);
});

test("a letter is marked before its first word is given away, and a server that finds it so does not send it", async (t) => {
  const { house, administrator, host, mailServer, folder, environment } = await openRig(t);
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await invite(house, maya);
  const { letters } = house.clinic.ports;
  const [due] = await letters.due(house.clock.now(), 1);
  assert.ok(due);
  assert.equal(await letters.handOver(due.id), true, "as just before a crash");
  await house.close();
  const again = await openClinic(t, { folder, environment, clock: house.clock });
  await letLettersLeave(again);
  assert.equal(mailServer.begun, 0);
  const [letter] = (await again.deeds.listLetters(administrator)).undelivered;
  assert.match(letter?.problem ?? "", /may have arrived or not/);
});

test("a letter for which the server was off too long is not sent any more", async (t) => {
  const { house, administrator, host, mailServer } = await openRig(t);
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await invite(house, maya);
  house.clock.pass(24 * HOUR + 1);
  await letLettersLeave(house);
  assert.equal(mailServer.begun, 0);
  const [letter] = (await house.deeds.listLetters(administrator)).undelivered;
  assert.equal(letter?.problem, "It could not be sent in time.");
});

test("a number of which the carrier says that it answered STOP is texted no more, and its person gets an e-mail", async (t) => {
  const { house, administrator, host, mailServer, textService } = await openRig(
    t,
    {},
    { answer: { status: 400, code: 21610 } },
  );
  const entry = { mobile: madeUpMobile(), email: "maya@mail.example" };
  const maya = await keepContact(house, host, "Maya Lind", entry);
  assert.equal(await invite(house, maya), "sms");
  await letLettersLeave(house);
  assert.equal(mailServer.arrived.length, 1);
  assert.deepEqual((await house.deeds.listLetters(administrator)).undelivered, []);
  textService.ways = {};
  assert.equal(await invite(house, maya), "email");
  assert.equal((await house.deeds.readNotifications(maya)).optedOut, true);
});

test("a text that was written before its number answered STOP is not sent after it", async (t) => {
  const { house, administrator, host, textService } = await openRig(t);
  const mobile = madeUpMobile();
  const maya = await keepContact(house, host, "Maya Lind", { mobile });
  await invite(house, maya);
  const { notifications, details } = house.clinic.ports;
  await notifications.optOut(details.hashForAll("opt-out", mobile), "stop", house.clock.now());
  await letLettersLeave(house);
  assert.equal(textService.asked, 0);
  const [letter] = (await house.deeds.listLetters(administrator)).undelivered;
  assert.match(letter?.problem ?? "", /STOP/);
  assert.equal(await invite(house, maya), undefined, "there is no way to reach them now");
});

test("many letters all leave, each once", async (t) => {
  const { house, host, mailServer } = await openRig(t);
  const guests = [];
  for (let n = 0; n < 12; n += 1)
    guests.push(await keepContact(house, host, `Guest Number ${n}`, { email: `guest-${n}@mail.example` }));
  await Promise.all(guests.map((guest) => invite(house, guest)));
  await letLettersLeave(house);
  const to = mailServer.arrived.flatMap((mail) => mail.to).sort();
  assert.deepEqual(to, guests.map((_, n) => `guest-${n}@mail.example`).sort());
});

test("with a mail server and no text service, who has only a mobile number cannot be reached", async (t) => {
  const mailServer = await openMailServer(t);
  const environment = {
    SMTP_HOST: "127.0.0.1",
    SMTP_PORT: String(mailServer.port),
    SMTP_FROM: "chat@clinic.example",
  };
  const house = await openClinic(t, { environment });
  const host = await house.setUp();
  const maya = await keepContact(house, host, "Maya Lind", { mobile: madeUpMobile() });
  const noor = await keepContact(house, host, "Noor Haddad", {
    mobile: madeUpMobile(),
    email: "noor@mail.example",
  });
  assert.equal(await invite(house, maya), undefined);
  assert.equal(await invite(house, noor), "email");
});

test("when the server stops, a letter that was not begun stays in the queue and leaves after the next start", async (t) => {
  const { house, host, mailServer, folder, environment } = await openRig(t, { slow: new Promise(() => {}) });
  const maya = await keepContact(house, host, "Maya Lind", { email: "maya@mail.example" });
  await invite(house, maya);
  await house.deeds.lettersLeave.turn();
  await house.close();
  assert.equal(mailServer.begun, 0);
  mailServer.ways = {};
  const again = await openClinic(t, { folder, environment, clock: house.clock });
  await letLettersLeave(again);
  assert.equal(mailServer.arrived.length, 1);
});
