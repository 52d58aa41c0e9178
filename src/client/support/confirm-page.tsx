import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { AskedSupportAnswer } from "../../shared/protocol/account-bodies.ts";
import { takeSecret } from "../app/address.ts";
import { type Problem, request } from "../connection/request.ts";
import { Door } from "../form/door.tsx";
import { FormProblem } from "../form/field.tsx";
import { useSubmission } from "../form/submission.ts";
import { sayOfSupport as words } from "../text/english-support.ts";
import { say } from "../text/say.ts";

type Asked = InferOutput<typeof AskedSupportAnswer>;

/** Where the link in an administrator's letter leads. Looking at it uses nothing up: the click confirms. */
export function ConfirmPage() {
  const [secret, setSecret] = useState(takeSecret);
  const [looked, setLooked] = useState<{ asked: Asked } | { problem: Problem } | null>(null);
  const look = () =>
    void request<Asked>("POST", "/api/chat-requests/look", { secret }).then((answer) =>
      setLooked(answer.ok ? { asked: answer.value } : { problem: answer.error }),
    );
  useEffect(() => {
    const again = () => setSecret((before) => takeSecret() || before);
    addEventListener("hashchange", again);
    return () => removeEventListener("hashchange", again);
  }, []);
  useEffect(() => {
    if (secret !== "") look();
  }, [secret]);

  if (secret === "") return <Ended heading={words.linkIncomplete} why={words.linkIncompleteWhy} />;
  if (looked === null) return <main class="door" />;
  if ("asked" in looked) return <Confirm secret={secret} asked={looked.asked} />;
  if (looked.problem.code === "link-ended")
    return <Ended heading={words.linkDoesNotWork} why={words.linkDoesNotWorkWhy} />;
  return (
    <Door heading={say.product}>
      <p role="alert">{looked.problem.sentence}</p>
      <button type="button" onClick={look}>
        {say.tryAgain}
      </button>
    </Door>
  );
}

function Confirm({ secret, asked }: { secret: string; asked: Asked }) {
  const submission = useSubmission();
  const [done, setDone] = useState(false);
  async function confirm(event: Event): Promise<void> {
    event.preventDefault();
    if ((await submission.post("/api/chat-requests/confirm", { secret })) !== null) setDone(true);
  }
  if (done) {
    return (
      <Door heading={words.confirmed}>
        <p role="status">{words.confirmedWhat}</p>
      </Door>
    );
  }
  return (
    <Door heading={words.confirmHeading(asked.wish)}>
      <form onSubmit={confirm}>
        <p>{words.confirmWhat(asked.organisation, asked.wish)}</p>
        <p>{words.confirmWhen}</p>
        <FormProblem submission={submission} fields={[]} />
        <button type="submit" aria-busy={submission.busy.value}>
          {words.confirmDo}
        </button>
      </form>
    </Door>
  );
}

function Ended({ heading, why }: { heading: string; why: string }) {
  return (
    <Door heading={heading}>
      <p role="alert">{why}</p>
      <p>
        <a href="/organisation">{words.toSettings}</a>
      </p>
      <p>
        <a href="/help">{say.help}</a>
      </p>
    </Door>
  );
}
