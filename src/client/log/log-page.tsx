import "../look/people.css";
import "../look/log.css";
import { useState } from "preact/hooks";
import { ProveDialog } from "../account/prove-dialog.tsx";
import { useAccount } from "../account/use-account.ts";
import { useHouse } from "../app/house.ts";
import { sayOfLog as words } from "../text/english-log.ts";
import { say } from "../text/say.ts";
import { LogFilterForm } from "./log-filter.tsx";
import { LogRow } from "./log-row.tsx";
import { NO_FILTER, useLog } from "./use-log.ts";

/** What happened in the organisation; for administrators. */
export function LogPage() {
  const isAdministrator = useHouse().someone.value?.me.roles.includes("administrator");
  return (
    <div class="sheet">
      <h1>{say.log}</h1>
      {isAdministrator ? <OwnLog /> : <p>{words.onlyAdministrators}</p>}
    </div>
  );
}

function OwnLog() {
  const { account, ask, proving } = useAccount();
  const log = useLog();
  const { lines, problem, older, names } = log;
  return (
    <>
      <p>{words.about}</p>
      <LogFilterForm log={log} ask={ask} />
      <div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
      <h2>{words.entries}</h2>
      <p class="small" role="status">
        {lines === null
          ? problem === null && say.loading
          : lines.length > 0
            ? words.shown(lines.length)
            : words.none}
      </p>
      <ul class="log">
        {lines?.map((line) => (
          <LogRow
            key={line.seq}
            line={line}
            names={names}
            onOnly={(id) => log.show({ ...NO_FILTER, person: String(id) })}
          />
        ))}
      </ul>
      {older && (
        <button type="button" class="quiet" onClick={log.showOlder}>
          {words.older}
        </button>
      )}
      <Certificate />
      {proving !== null && account !== null && <ProveDialog account={account} onEnd={proving} />}
    </>
  );
}

/** Yesterday, in universal time: the last day that is over. */
function yesterday(): string {
  return new Date(Date.now() - 24 * 60 * 60_000).toISOString().slice(0, 10);
}

function Certificate() {
  const [day, setDay] = useState(yesterday);
  return (
    <section aria-labelledby="certificate-heading" class="log-certificate">
      <h2 id="certificate-heading">{words.certificate}</h2>
      <p>{words.certificateWhy}</p>
      <div class="log-filter">
        <div class="field">
          <label for="certificate-day">{words.day}</label>
          <input
            id="certificate-day"
            type="date"
            max={new Date().toISOString().slice(0, 10)}
            value={day}
            onInput={(event) => setDay(event.currentTarget.value)}
          />
        </div>
        {day !== "" && (
          <a class="button quiet" href={`/api/audit/certificate/${day}`} download>
            {words.download}
          </a>
        )}
      </div>
    </section>
  );
}
