import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Colleague, ColleaguesAnswer, InvitationAnswer } from "../../shared/protocol/bodies.ts";
import type { Ask } from "../account/use-account.ts";
import { request } from "../connection/request.ts";
import { sayOfPeople as words } from "../text/english-people.ts";
import { say } from "../text/say.ts";

export type ColleagueHere = InferOutput<typeof Colleague>;
type Invitation = InferOutput<typeof InvitationAnswer>;
/** A link to hand over, shown this once. */
type Given = { readonly name: string; readonly link: string; readonly endsAt: number };

/** Who works here, and what an administrator does about it. */
export function useColleagues(ask: Ask) {
  const [colleagues, setColleagues] = useState<readonly ColleagueHere[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const [said, setSaid] = useState("");

  async function load(): Promise<void> {
    const answer = await request<InferOutput<typeof ColleaguesAnswer>>("GET", "/api/colleagues");
    if (answer.ok) setColleagues(answer.value.colleagues);
    setProblem(answer.ok ? null : answer.error.sentence);
  }
  useEffect(() => void load(), []);

  /** A link was made for somebody: it is on its way to them, or to be handed over. */
  function invited(name: string, { link, endsAt }: Invitation): void {
    setGiven(link === null ? null : { name, link, endsAt });
    setSaid(link === null ? words.mailed(name, say.dateAndTime(endsAt)) : "");
  }

  /** @returns why it was not done; null when it was */
  async function act({ id, name }: ColleagueHere, deed: string, done: string): Promise<string | null> {
    setSaid("");
    const answer = await ask<Invitation | undefined>("POST", `/api/colleagues/${id}/${deed}`);
    if (!answer.ok) return answer.error.sentence;
    await load();
    setSaid(done);
    if (answer.value) invited(name, answer.value);
    return null;
  }

  return {
    ...{ colleagues, problem, given, said, load, invited },
    handedOver: () => setGiven(null),
    ask,
    say: setSaid,
    renew: (one: ColleagueHere) => act(one, "link", ""),
    renewHere: async (one: ColleagueHere) => setProblem(await act(one, "link", "")),
    resetFactor: (one: ColleagueHere) => act(one, "reset-second-factor", words.factorReset(one.name)),
    deactivate: (one: ColleagueHere) => act(one, "deactivate", words.isDeactivated(one.name)),
    restore: async (one: ColleagueHere) => setProblem(await act(one, "restore", words.isRestored(one.name))),
  };
}

export type Colleagues = ReturnType<typeof useColleagues>;
