import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Contact, ContactsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { request } from "../connection/request.ts";
import { byName } from "./fitting.ts";

export type Contacts = {
  /** By name; null until they are here. */
  readonly all: readonly Contact[] | null;
  readonly problem: string | null;
  load(): Promise<void>;
  /** One that is new or was changed. */
  put(contact: Contact): void;
  drop(id: number): void;
};

/** A host's own contacts, all of them: they are searched here, so that no name stands in an address. */
export function useContacts(): Contacts {
  const [all, setAll] = useState<readonly Contact[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function load(): Promise<void> {
    setProblem(null);
    const answer = await request<InferOutput<typeof ContactsAnswer>>("GET", "/api/contacts");
    if (answer.ok) setAll(byName(answer.value.contacts));
    else setProblem(answer.error.sentence);
  }
  useEffect(() => void load(), []);
  return {
    ...{ all, problem, load },
    put: (contact) => setAll((now) => byName([...without(now, contact.id), contact])),
    drop: (id) => setAll((now) => without(now, id)),
  };
}

function without(contacts: readonly Contact[] | null, id: number): readonly Contact[] {
  return (contacts ?? []).filter((contact) => contact.id !== id);
}
