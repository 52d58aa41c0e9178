import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Admission, Landing } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import type { Problem } from "../connection/request.ts";
import { Field, FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayAtJoin } from "../text/english-join.ts";

type ProofFormProps = {
  readonly code: string;
  readonly onBack: () => void;
  readonly onAdmission: (admission: string) => void;
  /** Code and proof are right, and the chat is turned off. */
  readonly onOff: (clinic: Problem["clinic"]) => void;
};

/** The last four digits of the mobile; whoever has none there says their name, and the host lets them in. */
export function ProofForm({ code, onBack, onAdmission, onOff }: ProofFormProps) {
  const house = useHouse();
  const submission = useSubmission();
  const [lastFour, setLastFour] = useState("");
  const [name, setName] = useState("");
  const [byName, setByName] = useState(false);

  async function enter(event: Event): Promise<void> {
    event.preventDefault();
    const askedAt = Date.now();
    type Answer = InferOutput<typeof Landing> | InferOutput<typeof Admission>;
    const body = byName ? { code, name } : { code, lastFour };
    const done = await submission.post<Answer>("/api/join", body);
    const problem = submission.problem.peek();
    if (problem?.code === "chat-disabled") onOff(problem.clinic);
    if (done === null) return;
    if ("admission" in done.value) onAdmission(done.value.admission);
    else house.land(done.value, askedAt);
  }

  const field = byName
    ? { label: sayAtJoin.name, name: "name", hint: sayAtJoin.nameHint, value: name, onValue: setName }
    : {
        ...{ label: sayAtJoin.lastFour, name: "lastFour", hint: sayAtJoin.lastFourHint },
        ...{ value: lastFour, onValue: setLastFour, type: "tel" as const },
      };
  return (
    <>
      <p>{sayAtJoin.proofWhy}</p>
      <form onSubmit={enter} noValidate>
        <Field {...field} key={field.name} submission={submission} autocomplete={byName ? "name" : "off"} />
        <FormProblem submission={submission} fields={[field.name]} />
        <button type="submit">{sayAtJoin.go}</button>
      </form>
      <OtherWays byName={byName} onByName={setByName} onBack={onBack} />
    </>
  );
}

type OtherWaysProps = { byName: boolean; onByName: (byName: boolean) => void; onBack: () => void };

function OtherWays({ byName, onByName, onBack }: OtherWaysProps) {
  return (
    <div>
      <button type="button" class="link" onClick={() => onByName(!byName)}>
        {byName ? sayAtJoin.haveMobile : sayAtJoin.noMobile}
      </button>
      <br />
      <button type="button" class="link" onClick={onBack}>
        {sayAtJoin.codeAgain}
      </button>
    </div>
  );
}
