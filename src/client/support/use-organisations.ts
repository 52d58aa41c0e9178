import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { SupportAnswer, SupportOrganisation } from "../../shared/protocol/support-bodies.ts";
import { request } from "../connection/request.ts";
import { sayOfSupport as words } from "../text/english-support.ts";

export type Organisation = InferOutput<typeof SupportOrganisation>;
type Request = NonNullable<Organisation["request"]>;

/** What is about to be done, once it is confirmed. */
export type Change =
  | { readonly kind: "switch"; readonly organisation: Organisation; readonly request: Request }
  | { readonly kind: "decline"; readonly organisation: Organisation; readonly request: Request }
  | { readonly kind: "retention"; readonly organisation: Organisation; readonly retentionMs: number };

const LOOK_EVERY_MS = 5_000;

export function useOrganisations() {
  const [organisations, setOrganisations] = useState<readonly Organisation[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const [change, setChange] = useState<Change | null>(null);
  const [busy, setBusy] = useState(false);

  async function load(): Promise<void> {
    const answer = await request<InferOutput<typeof SupportAnswer>>("GET", "/api/support");
    if (answer.ok) setOrganisations(answer.value.organisations);
    setProblem(answer.ok ? null : answer.error.sentence);
  }
  useEffect(() => {
    void load();
    const looking = setInterval(() => document.visibilityState === "visible" && void load(), LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, []);

  /** @returns whether it was done */
  async function carryOut(): Promise<boolean> {
    if (change === null || busy) return false;
    setBusy(true);
    const answer = await send(change);
    setBusy(false);
    if (!answer.ok) {
      setProblem(answer.error.sentence);
      return false;
    }
    await load();
    setSaid(outcomeOf(change));
    setChange(null);
    return true;
  }

  const choose = (wanted: Change | null) => {
    setProblem(null);
    setSaid("");
    setChange(wanted);
  };
  return { organisations, problem, said, change, setChange: choose, load, carryOut, busy };
}

function send(change: Change) {
  const path = `/api/support/organisations/${change.organisation.id}`;
  if (change.kind === "retention")
    return request("PUT", `${path}/retention`, { retentionMs: change.retentionMs });
  const { id, wish } = change.request;
  if (change.kind === "decline") return request("POST", `/api/support/requests/${id}/decline`, {});
  return request("POST", `${path}/chat`, { enabled: wish === "on", requestId: id });
}

function outcomeOf(change: Change): string {
  const { name } = change.organisation;
  if (change.kind === "switch") return words.turned(name, change.request.wish);
  if (change.kind === "decline") return words.declined(name);
  return words.kept(name, words.period(change.retentionMs));
}
