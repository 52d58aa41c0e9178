import "../look/people.css";
import { useRef, useState } from "preact/hooks";
import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { PlusIcon } from "../look/icons.tsx";
import { sayOfContacts as words } from "../text/english-contacts.ts";
import { say } from "../text/say.ts";
import { isHost } from "../threads/hosts.ts";
import { ContactDialog } from "./contact-dialog.tsx";
import { ContactList } from "./contact-list.tsx";
import type { Ended } from "./ended.ts";
import { useContacts } from "./use-contacts.ts";

/** The people without an account whom a host knows. */
export function ContactsPage() {
  const mayKeep = isHost(useHouse().someone.value?.me);
  if (mayKeep) return <OwnContacts />;
  return (
    <div class="sheet">
      <h1>{say.contacts}</h1>
      <p>{words.onlyHosts}</p>
    </div>
  );
}

function OwnContacts() {
  const contacts = useContacts();
  const [open, setOpen] = useState<Contact | "new" | null>(null);
  const [said, setSaid] = useState("");
  const heading = useRef<HTMLHeadingElement>(null);

  /** What the dialog was opened from may be gone with the contact. */
  function ended({ sentence, gone, contact }: Ended): void {
    if (gone !== null) contacts.drop(gone);
    if (contact !== null) contacts.put(contact);
    setSaid(sentence);
    if (gone !== null) heading.current?.focus();
  }
  return (
    <div class="sheet">
      <h1 tabIndex={-1} ref={heading}>
        {say.contacts}
      </h1>
      <p>{words.about}</p>
      <button type="button" class="new-contact-button" onClick={() => setOpen("new")}>
        <PlusIcon />
        {words.add}
      </button>
      <p class="said" role="status">
        {said}
      </p>
      <ContactList contacts={contacts} onEdit={setOpen} />
      {open !== null && (
        <ContactDialog
          contact={open === "new" ? null : open}
          others={contacts.all ?? []}
          onEnded={ended}
          onClose={() => setOpen(null)}
        />
      )}
    </div>
  );
}
