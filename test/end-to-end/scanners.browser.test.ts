import assert from "node:assert/strict";
import { after, test } from "node:test";
import { BrowserClinic, COMPUTER, PHONE } from "../harness/browser-clinic.ts";
import { keepContact, madeUpMobile } from "../harness/contacts.ts";
import { linkTo } from "../harness/letters.ts";

const clinic = await BrowserClinic.start({ after });
const house = clinic.open;

async function invited(hostName: string, guestName: string) {
  const host = await clinic.newcomer(hostName);
  const mobile = madeUpMobile();
  const guest = await keepContact(house, host, guestName, { mobile });
  const { threadId } = await house.deeds.startThread(host, [guest.id]);
  const { code } = await house.deeds.issueCode(host, threadId, guest.id);
  return { host, guest, threadId, code, link: await linkTo(house, mobile) };
}

type Invited = Awaited<ReturnType<typeof invited>>;

/** What the host sees of the link, and whether somebody came in. */
async function stateOf({ host, threadId, guest }: Invited) {
  const { participants } = await house.deeds.listParticipants(host, threadId);
  const { contacts } = house.clinic.ports;
  return {
    link: participants.find(({ id }) => id === guest.id)?.invitation?.state,
    kept: Boolean(await contacts.find(guest.id)),
  };
}

async function worksStill({ link, threadId }: Invited): Promise<void> {
  const page = await clinic.comeIn(link, PHONE);
  await page.waitForURL(`**/chat/${threadId}`);
}

/** A mail scanner sends what lies in the address, as it is or moved to where servers see it, by every method. */
test("M12: a scanner's GET, HEAD and POST of every form of the link give it nothing, and the link opens afterwards", async () => {
  const told = await invited("Dr. Scan Alder", "Scan Beech");
  const secret = told.link.split("#")[1] ?? "";
  const addresses = [
    "/i",
    `/i?${secret}`,
    `/i/${secret}`,
    `/i?secret=${secret}`,
    `/${secret}`,
    "/api/invitations/open",
    `/api/invitations/open?secret=${secret}`,
  ];
  for (const address of addresses) {
    for (const method of ["GET", "HEAD", "POST", "PUT", "OPTIONS"]) {
      const answer = await fetch(`${clinic.url}${address}`, { method, redirect: "manual" });
      const text = await answer.text();
      assert.equal(answer.headers.get("set-cookie"), null, `${method} ${address}`);
      assert.ok(answer.status < 500, `${method} ${address}: ${answer.status}`);
      assert.ok(!text.includes("Scan"), `${method} ${address}`);
    }
  }
  assert.deepEqual(await stateOf(told), { link: "sent", kept: true });
  await worksStill(told);
});

test("M12: the POST of a form without scripts, from another site or from none, lets nobody in and uses no link up", async () => {
  const told = await invited("Dr. Scan Cedar", "Scan Date");
  const secret = told.link.split("#")[1] ?? "";
  const forms: readonly [string, Record<string, string>][] = [
    ["/api/invitations/open", { secret }],
    ["/api/invitations/renew", { secret }],
    ["/api/join", { code: told.code }],
    ["/i", { secret }],
    ["/join", { code: told.code }],
  ];
  for (const [path, form] of forms) {
    for (const headers of [
      {},
      { origin: "https://mail.example" },
      { origin: clinic.url, "sec-fetch-site": "same-origin" },
    ]) {
      const answer = await fetch(`${clinic.url}${path}`, {
        method: "POST",
        headers,
        body: new URLSearchParams(form),
        redirect: "manual",
      });
      await answer.arrayBuffer();
      assert.ok(answer.status >= 400 && answer.status < 500, `${path}: ${answer.status}`);
      assert.equal(answer.headers.get("set-cookie"), null, path);
    }
  }
  const fromElsewhere = await fetch(`${clinic.url}/api/invitations/open`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      origin: "https://mail.example",
      "sec-fetch-site": "cross-site",
    },
    body: JSON.stringify({ secret }),
  });
  assert.equal(fromElsewhere.status, 403);
  assert.deepEqual(await stateOf(told), { link: "sent", kept: true });
  await worksStill(told);
});

test("M12: a scanner that runs the page's scripts, waits until it is still and takes a picture, but clicks nothing, uses no link up", async () => {
  const told = await invited("Dr. Scan Elder", "Scan Fir");
  for (const options of [COMPUTER, PHONE]) {
    const scanner = await clinic.stranger(options);
    const page = await scanner.newPage();
    const asked: string[] = [];
    page.on("request", (request) => asked.push(`${request.method()} ${new URL(request.url()).pathname}`));
    await page.goto(told.link, { waitUntil: "networkidle" });
    await page.screenshot();
    await page.mouse.move(100, 100);
    await page.mouse.wheel(0, 500);
    assert.deepEqual(
      asked.filter((one) => !one.startsWith("GET ")),
      [],
    );
    assert.deepEqual(await scanner.cookies(), []);
    await scanner.close();
  }
  assert.deepEqual(await stateOf(told), { link: "sent", kept: true });
  await worksStill(told);
});

test("M12: without scripts the door says what is needed, and nothing is used up", async () => {
  const told = await invited("Dr. Scan Gorse", "Scan Hazel");
  const context = await clinic.stranger({ ...PHONE, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(told.link);
  await page.locator("noscript").filter({ visible: true }).waitFor();
  assert.deepEqual(await context.cookies(), []);
  await worksStill(told);
});

test("M13, M15, M16: every other door, fetched by a scanner, changes nothing and sets no cookie", async () => {
  const told = await invited("Dr. Scan Ivy", "Scan Juniper");
  const { id } = await house.deeds.makeAppointment(told.host, { startsAt: null, people: [told.guest.id] });
  const doors = [
    "/",
    "/join",
    `/join?code=${told.code}`,
    `/join#${told.code}`,
    `/chat/${told.threadId}`,
    `/waiting-room/${id}`,
    "/ended",
    "/outbox",
    "/notifications",
    "/sign-in",
  ];
  for (const door of doors) {
    for (const method of ["GET", "HEAD", "POST"]) {
      const answer = await fetch(`${clinic.url}${door}`, { method, redirect: "manual" });
      const text = await answer.text();
      assert.equal(answer.headers.get("set-cookie"), null, `${method} ${door}`);
      assert.ok(!/Scan|Juniper/.test(text), `${method} ${door}`);
    }
  }
  const { appointments } = await house.deeds.listAppointments(told.host);
  assert.equal(appointments[0]?.people[0]?.waitingSince, null);
  const page = await (await clinic.stranger(PHONE)).newPage();
  await page.goto("/join");
  await page.getByRole("textbox", { name: "Access code" }).fill(told.code);
  await page.getByRole("button", { name: "Go" }).tap();
  await page.waitForURL(`**/chat/${told.threadId}`);
});
