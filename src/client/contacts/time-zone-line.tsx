import { useState } from "preact/hooks";
import type { Submission } from "../form/submission.ts";
import { TimeZoneField } from "../form/time-zone-field.tsx";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { englishOf } from "../text/dates.ts";
import { sayOfContacts } from "../text/english-contacts.ts";
import { zoneInWords } from "../text/time-zones.ts";

type TimeZoneLineProps = {
  readonly name: string;
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly submission: Submission;
};

/** What is assumed stands there to be seen, and can be changed. */
export function TimeZoneLine(field: TimeZoneLineProps) {
  const [changing, setChanging] = useState(false);
  const open = changing || field.submission.problem.value?.field === field.name;
  const around = useFocusFollows<HTMLDivElement>(open);
  return (
    <div ref={around}>
      {open ? (
        <TimeZoneField label={sayOfContacts.timeZone} {...field} />
      ) : (
        <p>
          {sayOfContacts.timeZoneIs(zoneInWords(field.value, englishOf(navigator.languages), Date.now()))}{" "}
          <button
            type="button"
            class="link"
            aria-label={sayOfContacts.changeTimeZone}
            onClick={() => setChanging(true)}
          >
            {sayOfContacts.change}
          </button>
        </p>
      )}
    </div>
  );
}
