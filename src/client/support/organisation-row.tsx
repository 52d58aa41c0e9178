import { useId } from "preact/hooks";
import { MAX_RETENTION_MS, MIN_RETENTION_MS } from "../../shared/protocol/limits.ts";
import { sayOfSupport as words } from "../text/english-support.ts";
import { say } from "../text/say.ts";
import type { Change, Organisation } from "./use-organisations.ts";

const HOUR_MS = 3_600_000;
const PERIODS = [1, 2, 4, 8, 12, 24, 48, 72, 120, 168, 336, 504, 720]
  .map((hours) => hours * HOUR_MS)
  .filter((ms) => ms >= MIN_RETENTION_MS && ms <= MAX_RETENTION_MS);

type OrganisationRowProps = {
  readonly organisation: Organisation;
  readonly onChange: (change: Change) => void;
};

export function OrganisationRow({ organisation, onChange }: OrganisationRowProps) {
  const { name, users, request } = organisation;
  return (
    <tr>
      <th scope="row" dir="auto">
        {name}
      </th>
      <td data-column={words.users}>{users}</td>
      <td data-column={words.retention}>
        <Retention organisation={organisation} onChange={onChange} />
      </td>
      <td data-column={words.request}>
        {request === null ? (
          <span class="quiet-ink">{words.noRequest}</span>
        ) : (
          <>
            <span>{words.asks(request.wish, say.dateAndTime(request.confirmedAt))}</span>
            <span class="small">{request.email}</span>
            <button
              type="button"
              class="quiet"
              aria-label={words.declineFor(name)}
              onClick={() => onChange({ kind: "decline", organisation, request })}
            >
              {words.decline}
            </button>
          </>
        )}
      </td>
      <td data-column={words.chat}>
        <ChatSwitch organisation={organisation} onChange={onChange} />
      </td>
    </tr>
  );
}

/** It can be turned only as somebody has asked; otherwise the reason stands beside it, and it takes the focus still. */
function ChatSwitch({ organisation, onChange }: OrganisationRowProps) {
  const id = useId();
  const { chatEnabled, request } = organisation;
  const wish = chatEnabled ? "off" : "on";
  const asked = request?.wish === wish ? request : null;
  return (
    <label class="switch">
      <input
        type="checkbox"
        role="switch"
        aria-label={words.chat}
        aria-describedby={asked === null ? id : undefined}
        aria-disabled={asked === null}
        aria-checked={chatEnabled}
        checked={chatEnabled}
        onClick={(event) => {
          // It shows how it stands: what is asked for has yet to be confirmed.
          event.preventDefault();
          if (asked !== null) onChange({ kind: "switch", organisation, request: asked });
        }}
      />
      {asked === null && (
        <span id={id} class="small">
          {words.switchWhy(wish)}
        </span>
      )}
    </label>
  );
}

function Retention({ organisation, onChange }: OrganisationRowProps) {
  const { name, retentionMs } = organisation;
  const periods = [...new Set([...PERIODS, retentionMs])].sort((one, other) => one - other);
  return (
    <select
      aria-label={words.retentionFor(name)}
      value={retentionMs}
      onChange={({ currentTarget }) => {
        const wanted = Number(currentTarget.value);
        currentTarget.value = String(retentionMs); // until it is confirmed
        if (wanted !== retentionMs) onChange({ kind: "retention", organisation, retentionMs: wanted });
      }}
    >
      {periods.map((ms) => (
        <option key={ms} value={ms}>
          {words.period(ms)}
        </option>
      ))}
    </select>
  );
}
