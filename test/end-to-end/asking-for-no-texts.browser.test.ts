import assert from "node:assert/strict";
import { after, test } from "node:test";
import { BrowserClinic, COMPUTER } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { ACCOUNT, openTextService, signatureOf } from "../harness/text-service.ts";

const texts = await openTextService({ after });
const clinic = await BrowserClinic.start(
  { after },
  {
    TWILIO_ACCOUNT_SID: ACCOUNT.sid,
    TWILIO_AUTH_TOKEN: ACCOUNT.token,
    TWILIO_FROM: ACCOUNT.number,
    TWILIO_URL: texts.url,
  },
);
const house = clinic.open;

async function answer(from: string, body: string, signature?: string) {
  const parameters = { From: from, To: ACCOUNT.number, Body: body };
  const signed = signature ?? signatureOf(`${clinic.url}/api/sms/inbound`, parameters);
  const answered = await fetch(`${clinic.url}/api/sms/inbound`, {
    method: "POST",
    headers: { "x-twilio-signature": signed },
    body: new URLSearchParams(parameters),
  });
  return { status: answered.status, text: await answered.text() };
}

async function textsTo(mobile: string): Promise<string[]> {
  await house.deeds.lettersLeave.turn();
  await house.deeds.lettersLeave.idle();
  return texts.arrived.filter(({ to }) => to === mobile).map(({ body }) => body);
}

test("STOP in answer to an invitation: the host sees that they cannot be texted; START takes it back", async () => {
  const host = await clinic.newcomer("Dr. Stop Alder");
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, "Stop Beech", { mobile });
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  assert.equal((await textsTo(mobile)).length, 1);
  assert.match((await answer(mobile, "Stop.")).text, /no more texts/);
  const page = await clinic.chat(host, COMPUTER, `/chat/${threadId}`);
  await page
    .getByRole("list", { name: "Participants" })
    .getByText(/cannot be texted/)
    .waitFor();
  await page.goto("/contacts");
  await page.getByText(/Cannot be texted: asked for no more texts \(STOP\)/).waitFor();
  house.clock.pass(60_000);
  await page.goto(`/chat/${threadId}`);
  await page.getByRole("button", { name: "Participants" }).click();
  await page.getByRole("button", { name: "Send a new link" }).click();
  await page.getByText("There is no way to reach this person now. Please read out a code instead.").waitFor();
  assert.equal((await textsTo(mobile)).length, 1, "nothing more is sent");
  assert.match((await answer(mobile, "START")).text, /again/);
  await page.getByRole("button", { name: "Send a new link" }).click();
  await page.getByText("A new link is on its way to Stop Beech.").waitFor();
  assert.equal((await textsTo(mobile)).length, 2);
});

test("STOP that the text service did not sign changes nothing", async () => {
  const host = await clinic.newcomer("Dr. Stop Cedar");
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, "Stop Date", { mobile });
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  assert.equal((await answer(mobile, "STOP", "not a signature")).status, 403);
  const page = await clinic.chat(host, COMPUTER, `/chat/${threadId}`);
  await page
    .getByRole("list", { name: "Participants" })
    .getByText(/text message/)
    .waitFor();
  assert.equal(await page.getByText(/cannot be texted/i).count(), 0);
});
