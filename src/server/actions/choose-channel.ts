import type { Channel } from "../../shared/protocol/guest-bodies.ts";
import type { PersonId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import type { ContactStore } from "../ports/contact-store.ts";
import type { DetailsSealer } from "../ports/details-sealer.ts";
import type { NotificationSettings, NotificationStore } from "../ports/notification-store.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { PostOffice } from "../ports/post-office.ts";
import { openDetails } from "./contact-details.ts";

export interface ChannelPorts {
  readonly people: Pick<PeopleStore, "byId">;
  readonly contacts: Pick<ContactStore, "find">;
  readonly notifications: Pick<NotificationStore, "settings" | "optedOut">;
  readonly details: Pick<DetailsSealer, "open" | "hashForAll">;
  readonly postOffice: Pick<PostOffice, "channels">;
}

/** How somebody is reached now. `mobile`: E.164. `timeZone`: an IANA name, undefined where nobody said one. */
export interface Reach {
  readonly person: Person;
  /** Of a guest too, whose name is sealed elsewhere. */
  readonly name: string;
  readonly mobile: string | undefined;
  readonly email: string | undefined;
  readonly timeZone: string | undefined;
  readonly settings: NotificationSettings;
  /** They answered STOP: nothing is texted to them. */
  readonly optedOut: boolean;
  /** Where letters can go, the preferred one first: as they chose, else (M12) a guest's mobile before their e-mail. */
  readonly letters: readonly ("sms" | "email")[];
  /** How they learn of messages. */
  readonly channel: Channel;
}

export type ChooseChannel = ReturnType<typeof chooseChannel>;

/** @returns undefined for somebody who is no more */
export function chooseChannel({ people, contacts, notifications, details, postOffice }: ChannelPorts) {
  return async (personId: PersonId): Promise<Reach | undefined> => {
    const person = await people.byId(personId);
    if (!person) return undefined;
    const settings = await notifications.settings(personId);
    const addresses = person.guest ? await ofGuest(personId, settings) : await ofAccount(person, settings);
    if (!addresses) return undefined;
    const { mobile, email } = addresses;
    const optedOut = mobile !== undefined && (await isOptedOut(mobile));
    const letters = preferred(person, settings).filter((channel) => {
      if (!postOffice.channels.has(channel)) return false;
      return channel === "sms" ? mobile !== undefined && !optedOut : email !== undefined;
    });
    const channel = settings.channel === "none" ? "none" : (letters[0] ?? "none");
    return { person, ...addresses, settings, optedOut, letters, channel };
  };

  async function ofGuest(personId: PersonId, { timeZone: own }: NotificationSettings) {
    const contact = await contacts.find(personId);
    if (!contact) return undefined;
    const { name, mobile, email, timeZone } = await openDetails(details, contact);
    return { name, mobile: mobile ?? undefined, email: email ?? undefined, timeZone: own ?? timeZone };
  }

  async function ofAccount({ id, organisationId, name, email }: Person, settings: NotificationSettings) {
    const mobile =
      settings.mobile && (await details.open({ organisationId, kind: "mobile", id }, settings.mobile));
    return { name, mobile, email, timeZone: settings.timeZone };
  }

  async function isOptedOut(mobile: string): Promise<boolean> {
    const hash = details.hashForAll("opt-out", mobile);
    return (await notifications.optedOut([hash])).has(hash);
  }
}

function preferred({ guest }: Person, { channel }: NotificationSettings): readonly ("sms" | "email")[] {
  const first = channel === "sms" || channel === "email" ? channel : guest ? "sms" : "email";
  return first === "sms" ? ["sms", "email"] : ["email", "sms"];
}
