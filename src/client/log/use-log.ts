import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { AuditAnswer, AuditLine } from "../../shared/protocol/audit-bodies.ts";
import type { ColleaguesAnswer } from "../../shared/protocol/bodies.ts";
import { request } from "../connection/request.ts";

export type Line = InferOutput<typeof AuditLine>;

/** As the form has it; what is empty is not asked for. */
export interface LogFilter {
  readonly from: string;
  readonly to: string;
  readonly person: string;
  readonly action: string;
  readonly outcome: string;
}

export const NO_FILTER: LogFilter = { from: "", to: "", person: "", action: "", outcome: "" };

/** As the address of a request has it: days are the reader's own, times are in ms. */
export function queryOf({ from, to, ...same }: LogFilter): string {
  const query = new URLSearchParams();
  if (from !== "") query.set("from", String(new Date(`${from}T00:00`).getTime()));
  if (to !== "") query.set("to", String(endOfDay(to)));
  for (const [name, value] of Object.entries(same)) if (value !== "") query.set(name, value);
  return query.toString();
}

/** A day has not always 24 hours. */
function endOfDay(day: string): number {
  const end = new Date(`${day}T00:00`);
  end.setDate(end.getDate() + 1);
  return end.getTime();
}

/** The log, a page at a time, by what was last asked for. */
export function useLog() {
  const [filter, setFilter] = useState(NO_FILTER);
  const [lines, setLines] = useState<readonly Line[] | null>(null);
  const [older, setOlder] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [names, setNames] = useState<ReadonlyMap<number, string>>(new Map());
  const [colleagues, setColleagues] = useState<readonly { id: number; name: string }[]>([]);

  async function read(wanted: LogFilter, after: readonly Line[]): Promise<void> {
    const last = after.at(-1);
    const query = `${queryOf(wanted)}${last ? `&before=${last.seq}` : ""}`;
    const answer = await request<InferOutput<typeof AuditAnswer>>("GET", `/api/audit?${query}`);
    setProblem(answer.ok ? null : answer.error.sentence);
    if (!answer.ok) return;
    setLines([...after, ...answer.value.rows]);
    setOlder(answer.value.older);
    setNames(
      (known) => new Map([...known, ...answer.value.names.map(({ id, name }) => [id, name] as const)]),
    );
  }

  useEffect(() => {
    void read(NO_FILTER, []);
    void request<InferOutput<typeof ColleaguesAnswer>>("GET", "/api/colleagues").then((answer) => {
      if (answer.ok) setColleagues(answer.value.colleagues);
    });
  }, []);

  return {
    ...{ filter, lines, older, problem, names, colleagues },
    show(wanted: LogFilter): Promise<void> {
      setFilter(wanted);
      return read(wanted, []);
    },
    showOlder: () => read(filter, lines ?? []),
  };
}

export type Log = ReturnType<typeof useLog>;
