import assert from "node:assert/strict";
import type { Person } from "../../src/server/domain/person.ts";
import type { FrameDownOf } from "../../src/shared/protocol/frames-down.ts";
import type { Appointment } from "../../src/shared/protocol/guest-bodies.ts";
import type { Ending } from "./afterwards.ts";
import { keepContact, madeUpMobile } from "./contacts.ts";
import { guestCookieOf } from "./guest-cookie.ts";
import { HOUR } from "./movable-clock.ts";
import { type ClinicOptions, type OpenClinic, openClinic } from "./open-clinic.ts";
import { Page } from "./page.ts";

/** A host's session that begins now, with one guest. */
export async function openSession(t: Ending, options: ClinicOptions = {}) {
  const house = await openClinic(t, options);
  const host = await house.setUp();
  const guest = await keepContact(house, host, "Gale Example", { mobile: madeUpMobile() });
  const hostCookie = await house.cookieOf(host);
  const guestCookie = await guestCookieOf(house, guest);
  const appointment = await house.deeds.makeAppointment(host, { startsAt: null, people: [guest.id] });
  const arrive = (cookie: string) => Page.arrive(house.url, cookie);
  return {
    house,
    host,
    guest,
    hostCookie,
    guestCookie,
    appointment,
    /** Nobody waits yet. */
    async arriveAsHost() {
      const page = await arrive(hostCookie);
      assert.deepEqual(await nextList(page), []);
      return page;
    },
    arriveLater: () => arrive(hostCookie),
    arriveAsGuest: () => arrive(guestCookie),
    about: ["POST", `/api/appointments/${appointment.id}`] as const,
  };
}

/** Goes into the waiting room. @returns how it stands */
export async function wait(
  page: Page,
  { id }: Pick<Appointment, "id">,
): Promise<FrameDownOf<"waiting-room">> {
  page.say({ type: "wait", appointmentId: id });
  return page.hear("waiting-room");
}

/** The list of who waits that the host's page hears next. */
export async function nextList(page: Page): Promise<FrameDownOf<"waiting">["people"]> {
  return (await page.hear("waiting")).people;
}

/** What of this kind is on its way to somebody. */
export async function lettersOf(house: OpenClinic, person: Person, kind: string) {
  const all = await house.clinic.ports.letters.due(house.clock.now() + 1000 * HOUR, 1000);
  return all.filter((letter) => letter.personId === person.id && letter.kind === kind);
}
