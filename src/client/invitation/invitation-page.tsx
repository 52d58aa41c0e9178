import { useEffect, useLayoutEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Landing } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { lazily } from "../app/lazy.tsx";
import { answerOf, type Problem } from "../connection/request.ts";
import { say } from "../text/say.ts";
import { accountHere } from "./account-here.ts";
import type { Knock } from "./knock.ts";

const LinkProblem = lazily(async () => (await import("./link-problem.tsx")).LinkProblem);

/** The door with *Open chat* stands in index.html (knock.ts); here is what comes of the click. */
export function InvitationPage() {
  const house = useHouse();
  const [problem, setProblem] = useState<Problem | null>(null);
  const knock = window.knock;
  const incomplete = knock === undefined || knock.secret === "";

  useDoor(!incomplete && problem === null);
  useEffect(() => {
    if (knock === undefined) return undefined;
    const enter = async () => setProblem(await comeIn(knock, house.land));
    const again = () => {
      knock.sent = null;
      setProblem(null);
    };
    knock.pressed = enter;
    if (knock.sent !== null) void enter();
    else void warnAccountHolder();
    addEventListener("hashchange", again);
    return () => {
      knock.pressed = () => undefined;
      removeEventListener("hashchange", again);
    };
  }, []);

  if (incomplete) return <LinkProblem code="incomplete" secret="" onAgain={() => undefined} />;
  if (problem === null) return null;
  return (
    <LinkProblem
      code={problem.code}
      problem={problem}
      secret={knock.secret}
      onAgain={() => setProblem(null)}
    />
  );
}

/** Waits for the answer to the click. The problem, or null when one is in. */
async function comeIn(
  knock: Knock,
  land: (landing: InferOutput<typeof Landing>, askedAt: number) => void,
): Promise<Problem | null> {
  if (knock.sent === null) return null;
  const { at, answer } = knock.sent;
  const landing = await answerOf<InferOutput<typeof Landing>>(answer);
  knock.sent = null;
  if (!landing.ok) return landing.error;
  knock.secret = "";
  land(landing.value, at);
  return null;
}

/** The door is there while this page shows nothing of its own. */
function useDoor(open: boolean): void {
  useLayoutEffect(() => {
    const door = document.getElementById("door");
    if (door === null) return undefined;
    door.hidden = !open;
    door.querySelector("button")?.removeAttribute("aria-busy");
    if (open && window.knock?.sent) door.querySelector("button")?.setAttribute("aria-busy", "true");
    return () => {
      door.hidden = true;
    };
  }, [open]);
}

/** One browser is one person at a time: whoever tries their patient's link is told before they press. */
async function warnAccountHolder(): Promise<void> {
  const name = await accountHere();
  const warning = document.getElementById("door-warning");
  if (name !== null && warning !== null) warning.textContent = say.signedInAs(name);
}
