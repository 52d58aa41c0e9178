import { useId, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { ThreadAnswer } from "../../shared/protocol/bodies.ts";
import type { Contact } from "../../shared/protocol/guest-bodies.ts";
import { go } from "../app/address.ts";
import { useSubmission } from "../form/submission.ts";
import { sayOfContacts as words } from "../text/english-contacts.ts";
import { say } from "../text/say.ts";
import { fitting } from "./fitting.ts";
import { lastFourOf, nameWithMark } from "./tell-apart.ts";
import type { Contacts } from "./use-contacts.ts";

/** So many are drawn at first, and so many more each time. */
const AT_A_TIME = 100;
/** So few are seen at a glance, without a search. */
const FEW = 5;

type ContactListProps = { readonly contacts: Contacts; readonly onEdit: (contact: Contact) => void };

export function ContactList({ contacts, onEdit }: ContactListProps) {
  const [query, setQuery] = useState("");
  const [most, setMost] = useState(AT_A_TIME);
  const { all, problem, load } = contacts;
  if (problem !== null && all === null) {
    return (
      <div role="alert">
        <p class="problem">{problem}</p>
        <button type="button" class="quiet" onClick={load}>
          {say.tryAgain}
        </button>
      </div>
    );
  }
  if (all === null) return <p class="waiting">{say.loading}</p>;
  if (all.length === 0) return <p class="empty">{`${words.none} ${words.noneWhy}`}</p>;
  const found = fitting(all, query);
  return (
    <>
      {all.length > FEW && (
        <SearchField query={query} onQuery={setQuery} found={query.trim() === "" ? null : found.length} />
      )}
      <ul class="contacts">
        {found.slice(0, most).map((contact) => (
          <ContactRow key={contact.id} contact={contact} onEdit={() => onEdit(contact)} />
        ))}
      </ul>
      {found.length > most && (
        <button type="button" class="quiet" onClick={() => setMost(most + AT_A_TIME)}>
          {words.showMore(Math.min(AT_A_TIME, found.length - most))}
        </button>
      )}
    </>
  );
}

type SearchFieldProps = {
  readonly query: string;
  readonly onQuery: (query: string) => void;
  /** null where nothing is looked for */
  readonly found: number | null;
};

function SearchField({ query, onQuery, found }: SearchFieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{words.search}</label>
      <input
        id={id}
        type="search"
        autoComplete="off"
        spellcheck={false}
        value={query}
        onInput={(event) => onQuery(event.currentTarget.value)}
      />
      <p class="hint" role="status">
        {found !== null && (found === 0 ? words.noneFits : words.shown(found))}
      </p>
    </div>
  );
}

function ContactRow({ contact, onEdit }: { contact: Contact; onEdit: () => void }) {
  const starting = useSubmission();
  const named = nameWithMark({ ...contact, lastFour: lastFourOf(contact.mobile) });
  const addresses = [contact.mobileShown, contact.email].filter((one) => one !== null);

  async function chat(): Promise<void> {
    const body = { people: [contact.id] };
    const done = await starting.post<InferOutput<typeof ThreadAnswer>>("/api/threads", body);
    if (done !== null) go(`/chat/${done.value.threadId}`);
  }
  const problem = starting.problem.value;
  return (
    <li>
      <div class="contact-about">
        <strong dir="auto">{contact.name}</strong>
        <span class="small">{addresses.length === 0 ? words.noAddress : addresses.join(" · ")}</span>
        {contact.optedOut && <span class="small">{words.optedOut}</span>}
        <span role="alert">{problem !== null && <span class="problem">{problem.sentence}</span>}</span>
      </div>
      <div class="row">
        <button type="button" class="quiet" aria-label={words.chatWith(named)} onClick={chat}>
          {words.chat}
        </button>
        <button type="button" class="quiet" aria-label={words.editNamed(named)} onClick={onEdit}>
          {words.edit}
        </button>
      </div>
    </li>
  );
}
