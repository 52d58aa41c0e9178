import assert from "node:assert/strict";
import { test } from "node:test";
import { type LetterAbout, letterWords } from "./letter-wording.ts";

const LINK = `https://chat.clinic.example/i#${"Ab3_-x9Q".repeat(6).slice(0, 43)}`;
const KINDS = ["invitation", "notification", "reminder", "waiting"] as const;
/** 3:00 PM in New York, 24 November 2026. */
const THREE = Date.UTC(2026, 10, 24, 20, 0);

function about(some: Partial<LetterAbout>): LetterAbout {
  return {
    kind: "invitation",
    channel: "sms",
    organisation: "Riverside Clinic",
    link: LINK,
    secretLink: true,
    startsAt: undefined,
    linkFollows: false,
    timeZone: undefined,
    ...some,
  };
}

test("a text is neutral: who opened the chat, the link, how long it works, and how to have no more", () => {
  const { subject, text } = letterWords(about({}));
  assert.equal(subject, "");
  const words = `Riverside Clinic has opened a secure chat for you: ${LINK} The link works for 24 hours. `;
  assert.equal(text, `${words}Reply STOP for no more texts.`);
});

test("every text fits into two segments of GSM-7 with a link of ours, whatever it is about", () => {
  const organisation =
    "The Riverside and North Valley Centre for Physical Therapy and Rehabilitation of the Hand";
  for (const kind of KINDS) {
    for (const startsAt of [undefined, THREE]) {
      const some = { kind, organisation, startsAt, linkFollows: true, timeZone: "America/St_Johns" };
      const { text } = letterWords(about(some));
      assert.ok(text.length <= 2 * 153, `${kind}: ${text.length} characters`);
      assert.match(text, /^[A-Za-z0-9 .,:;'"#/()_\n+-]*$/, kind);
    }
  }
});

test("a name loses in a text what GSM-7 has not, and keeps what it has; another script stays as it is", () => {
  const named = (organisation: string) => letterWords(about({ organisation })).text.split(" has opened")[0];
  assert.equal(named("Clínica São João"), "Clinica Sao Joao");
  assert.equal(named("Café Müller’s “Praxis”"), 'Café Müller\'s "Praxis"');
  assert.equal(named("河畔診所"), "河畔診所");
});

test("an organisation that does not want to be named is named nowhere", () => {
  for (const kind of KINDS) {
    for (const channel of ["sms", "email"] as const) {
      const { subject, text } = letterWords(about({ kind, channel, organisation: undefined }));
      assert.doesNotMatch(subject + text, /Riverside|undefined/);
    }
  }
});

test("an e-mail says the same at more length, and its subject no more than the text does", () => {
  const { subject, text } = letterWords(about({ channel: "email" }));
  assert.equal(subject, "Riverside Clinic has opened a secure chat for you");
  assert.match(text, /works for 24 hours, and only on the device that opens it first/);
  assert.ok(text.includes(`\n${LINK}\n`), "the link stands on a line of its own");
  assert.equal(
    letterWords(about({ channel: "email", kind: "waiting" })).subject,
    "Riverside Clinic: Somebody is in your waiting room",
  );
});

test("who has an account gets an address without a secret, and is not told that it ends", () => {
  const { text } = letterWords(
    about({ kind: "notification", secretLink: false, link: "https://chat.clinic.example/chat" }),
  );
  const words = "You have a new message from Riverside Clinic: https://chat.clinic.example/chat ";
  assert.equal(text, `${words}Reply STOP for no more texts.`);
});

test("letters about a session name its time in the time zone of whom they are for", () => {
  const invited = letterWords(about({ startsAt: THREE, timeZone: "America/New_York" })).text;
  assert.match(invited, /^Riverside Clinic invites you to a session on Tue, Nov 24, 3:00 PM EST: https/);
  const reminded = letterWords(
    about({ kind: "reminder", startsAt: THREE, timeZone: "America/Los_Angeles" }),
  ).text;
  assert.match(reminded, /^Your session with Riverside Clinic is on Tue, Nov 24, 12:00 PM PST: https/);
  const somewhere = letterWords(about({ kind: "reminder", startsAt: THREE })).text;
  assert.match(somewhere, / is on Tue, Nov 24, 8:00 PM UTC: https/);
});

test("the subject of an e-mail about a session is about the session too, without its time", () => {
  const subject = (some: Partial<LetterAbout>) =>
    letterWords(about({ channel: "email", startsAt: THREE, ...some })).subject;
  assert.equal(subject({}), "Riverside Clinic invites you to a session");
  assert.equal(subject({ organisation: undefined }), "Your clinic invites you to a session");
  assert.equal(subject({ kind: "reminder" }), "Your session with Riverside Clinic");
});

test("who is invited to a session of another day is told that a new link comes an hour before", () => {
  const words = (some: Partial<LetterAbout>) =>
    letterWords(about({ startsAt: THREE, linkFollows: true, ...some })).text;
  assert.match(words({}), / The link works for 24 hours; a new one comes an hour before\. Reply STOP/);
  const mail = /A new link comes an hour before the session/;
  assert.match(words({ channel: "email" }), mail);
  assert.doesNotMatch(words({ channel: "email", linkFollows: false }), mail);
  assert.doesNotMatch(words({ channel: "email", secretLink: false }), mail);
  assert.doesNotMatch(words({ secretLink: false }), /hour before/);
});
