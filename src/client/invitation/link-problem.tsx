import { useEffect, useState } from "preact/hooks";
import { ChatOffDoor } from "../app/lazy-pages.ts";
import { type Problem, request } from "../connection/request.ts";
import { Door } from "../form/door.tsx";
import { sayWhenEnded as words } from "../text/english-ended.ts";
import { sayInForms } from "../text/english-form.ts";
import { say } from "../text/say.ts";
import { meHere } from "./account-here.ts";

type LinkProblemProps = {
  /** An error code of the server, or `incomplete`. */
  readonly code: string;
  readonly problem?: Problem;
  readonly secret: string;
  readonly onAgain: () => void;
};

const ENDED: Readonly<Record<string, readonly [heading: string, why: string]>> = {
  "link-ended": [words.ended, words.endedWhy],
  "link-elsewhere": [words.elsewhere, words.elsewhereWhy],
};

/** A link that does not open anything: what that means, and the way on. */
export function LinkProblem({ code, problem, secret, onAgain }: LinkProblemProps) {
  const [heading, why] = ENDED[code] ?? [];
  if (code === "incomplete") {
    return (
      <Door heading={words.incomplete}>
        <p>{words.incompleteWhy}</p>
        <HaveCode />
      </Door>
    );
  }
  if (code === "chat-disabled") return <ChatOffDoor clinic={problem?.clinic} onAgain={onAgain} />;
  if (heading === undefined) {
    return (
      <Door heading={words.notOpened}>
        <p role="alert">{problem?.sentence}</p>
        <button type="button" onClick={onAgain}>
          {say.tryAgain}
        </button>
        <p>
          <a href="/help">{say.help}</a>
        </p>
      </Door>
    );
  }
  return (
    <Door heading={heading}>
      <p role="alert">{why}</p>
      <StillIn />
      <SendNewLink secret={secret} />
      <HaveCode />
      <p>{words.needHelp}</p>
    </Door>
  );
}

/** The answer is the same whether or not there is an address on file: it tells nobody who is a patient. */
function SendNewLink({ secret }: { secret: string }) {
  const [state, setState] = useState<"not asked" | "asking" | "asked" | { readonly sentence: string }>(
    "not asked",
  );
  async function ask(): Promise<void> {
    if (state === "asking") return;
    setState("asking");
    const answer = await request("POST", "/api/invitations/renew", { secret });
    setState(answer.ok ? "asked" : { sentence: answer.error.sentence });
  }
  return (
    <>
      {state !== "asked" && (
        <button type="button" onClick={ask} aria-busy={state === "asking"}>
          {words.sendNew}
        </button>
      )}
      <div role="status">
        {state === "asked" && <p>{words.sentNew}</p>}
        {typeof state === "object" && <p class="problem">{state.sentence}</p>}
      </div>
    </>
  );
}

/** Links end sooner than a visit: whoever taps an old one may need no other. */
function StillIn() {
  const [isIn, setIn] = useState(false);
  useEffect(() => void meHere().then((me) => setIn(me?.guest === true)), []);
  if (!isIn) return null;
  return (
    <p>
      {words.stillIn} <a href="/chat">{words.toChat}</a>
    </p>
  );
}

function HaveCode() {
  return (
    <>
      <p>
        <a href="/join">{sayInForms.haveCode}</a>
      </p>
      <p>
        <a href="/help">{say.help}</a>
      </p>
    </>
  );
}
