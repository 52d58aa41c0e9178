import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Admission, Landing } from "../../shared/protocol/guest-bodies.ts";
import { after } from "../app/browser.ts";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { Door } from "../form/door.tsx";
import { sayAtJoin } from "../text/english-join.ts";

const ASK_EVERY_MS = 3_000;

/** Waits until the host lets this person in. That the code was wrong looks the same. */
export function Admittance({ admission, onBack }: { admission: string; onBack: () => void }) {
  const house = useHouse();
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    let cancel = () => {};
    let gone = false;
    const ask = async () => {
      const askedAt = Date.now();
      type Answer = InferOutput<typeof Landing> | InferOutput<typeof Admission>;
      const answer = await request<Answer>("POST", "/api/join/admitted", { admission });
      if (gone) return;
      if (answer.ok && "goTo" in answer.value) return house.land(answer.value, askedAt);
      if (!answer.ok && answer.error.code === "admission-ended") return setProblem(answer.error.sentence);
      cancel = after(ASK_EVERY_MS, ask);
    };
    void ask();
    return () => {
      gone = true;
      cancel();
    };
  }, [admission]);
  return (
    <Door heading={sayAtJoin.waitingHeading}>
      <p role="status">{problem ?? sayAtJoin.waiting}</p>
      {problem === null && <p>{sayAtJoin.waitingLong}</p>}
      <button type="button" class="quiet" onClick={onBack}>
        {sayAtJoin.codeAgain}
      </button>
    </Door>
  );
}
