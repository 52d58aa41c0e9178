import type { Role } from "../../shared/protocol/parts.ts";
import type { ContactEntry } from "../domain/contact-entry.ts";

export interface Account {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly roles: readonly Role[];
}

/** Everybody here is made up, and these passwords are public: they stand in the source of the product. */
export const ACCOUNTS = {
  ona: account("Ona Office", "ona.office@riverside.example", "the-kettle-sings-at-four", ["administrator"]),
  ada: account("Dr. Ada Ames", "ada.ames@riverside.example", "paper-boats-on-calm-water", ["host"]),
  ben: account("Nurse Ben Birch", "ben.birch@riverside.example", "seven-mild-umbrellas", ["host"]),
  pat: account("Pat Patient", "pat.patient@riverside.example", "slow-trains-and-brown-bread", []),
} as const;

export type Who = keyof typeof ACCOUNTS;

export const ORGANISATION = { name: "Riverside Clinic", emergencyNumber: "911" };

export interface DemoThread {
  /** The first one starts the chat. */
  readonly members: readonly [Who, ...Who[]];
  /** Whoever writes has read what came before, so each person has something unread in one of them. */
  readonly messages: readonly (readonly [by: Who, text: string])[];
}

export const THREADS: readonly DemoThread[] = [
  {
    members: ["ona", "ada", "ben"],
    messages: [
      ["ona", "The supplier of the new pump comes on Thursday at 10:00 to show how it is cleaned."],
      ["ben", "It is in room 3 already. The manual is on the shelf beside it."],
      ["ada", "Thank you both. I will be there."],
    ],
  },
  {
    members: ["ada", "pat"],
    messages: [
      ["ada", "Good morning, Pat. Is the swelling less today?"],
      ["pat", "Yes, a little. I kept the foot up all evening, as you said."],
      ["pat", "May I walk to the shop with the crutches?"],
    ],
  },
  {
    members: ["ben", "pat"],
    messages: [
      ["ben", "Hello Pat. Please bring your list of medicines and the letter from the hospital tomorrow."],
      ["ben", "If the time does not suit you, write here and we find another one."],
    ],
  },
];

export interface DemoContact extends ContactEntry {
  readonly keeper: Who;
}

/** Two of them share a name, as people do. Numbers from 555-0100 to 555-0199 are nobody's. */
export const CONTACTS: readonly DemoContact[] = [
  contact("ada", "Maya Moon", "(202) 555-0142", "maya.moon@patients.example", "Prefers mornings."),
  contact("ada", "Alex Acorn", "(202) 555-0117", "", ""),
  contact("ada", "Alex Acorn", "(202) 555-0163", "", "The younger of the two."),
  contact("ben", "Eve Elder", "", "eve.elder@patients.example", "Has no mobile phone."),
];

function contact(keeper: Who, name: string, mobile: string, email: string, notes: string): DemoContact {
  return { keeper, name, mobile, email, timeZone: "America/New_York", notes };
}

function account(name: string, email: string, password: string, roles: readonly Role[]): Account {
  return { name, email, password, roles: [...roles, "participant"] };
}
