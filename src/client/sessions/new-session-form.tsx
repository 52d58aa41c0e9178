import { useEffect, useRef, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Appointment, AppointmentAnswer } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { ChoosingPeople } from "../new-chat/choosing-people.tsx";
import { useChoosing } from "../new-chat/use-choosing.ts";
import { sayOfSessions as words } from "../text/english-sessions.ts";
import { say } from "../text/say.ts";
import { beginningOf, nextFullHour } from "./beginning.ts";
import { type When, WhenFields } from "./when-fields.tsx";

/** The link that is sent now has ended by then, or is about to. */
const FAR_MS = 20 * 3_600_000;

type NewSessionFormProps = { close: () => void; onMade: (made: Appointment) => void };

/** Now or later, and with whom; a code for each guest comes of it. */
export function NewSessionForm(props: NewSessionFormProps) {
  const { choosing, making, when, setWhen, isFar, missing, make } = useMaking(props);
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>("[role=combobox]")?.focus(), []);
  const refused = making.problem.value;
  const ofField = (name: string) => (refused?.field === name ? refused.sentence : null);
  return (
    <form ref={form} onSubmit={make} noValidate>
      <h2>{words.newSession}</h2>
      <ChoosingPeople label={words.with} choosing={choosing} problem={ofField("people")} />
      <WhenFields when={when} onWhen={setWhen} problem={missing ? words.dateMissing : ofField("startsAt")} />
      <p class="hint" role="status">
        {isFar && words.letterNow}
      </p>
      <FormProblem submission={making} fields={["people", "startsAt"]} />
      <div class="row end">
        <button type="button" class="quiet" onClick={props.close}>
          {say.cancel}
        </button>
        <button type="submit">{words.make}</button>
      </div>
    </form>
  );
}

function useMaking({ close, onMade }: NewSessionFormProps) {
  const house = useHouse();
  const making = useSubmission();
  const choosing = useChoosing(words.nobody);
  const [when, setWhen] = useState<When>(() => ({ later: false, ...nextFullHour(house.clock.now()) }));
  const [tried, setTried] = useState(false);
  const startsAt = when.later ? beginningOf(when.date, when.time) : null;
  const missing = when.later && startsAt === null;

  async function make(event: Event): Promise<void> {
    event.preventDefault();
    setTried(true);
    const people = await choosing.settle();
    if (people === null || missing) return;
    const body = { startsAt, people: people.map(({ id }) => id) };
    const done = await making.post<InferOutput<typeof AppointmentAnswer>>("/api/appointments", body);
    if (done === null) return;
    onMade(done.value.appointment);
    close();
  }

  const isFar = startsAt !== null && startsAt - house.clock.now() > FAR_MS;
  return { choosing, making, when, setWhen, isFar, missing: tried && missing, make };
}
