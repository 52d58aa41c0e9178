import { useEffect, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { Appointment, AppointmentsAnswer } from "../../shared/protocol/guest-bodies.ts";
import { go } from "../app/address.ts";
import { after } from "../app/browser.ts";
import { useHouse } from "../app/house.ts";
import { request } from "../connection/request.ts";
import { sayOfSessions as words } from "../text/english-sessions.ts";

/** A letter leaves within seconds; until then it is asked whether it has. */
const ASK_AGAIN_MS = 3_000;

export type Sessions = ReturnType<typeof useSessions>;

/** A host's sessions, and what can be done about them. Who comes and goes in the waiting rooms loads them anew. */
export function useSessions() {
  const house = useHouse();
  const [all, setAll] = useState<readonly Appointment[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [said, setSaid] = useState("");
  const waiting = house.visitors.waiting.value;
  const connected = house.connection.state.value === "open";

  async function load(): Promise<void> {
    const answer = await request<InferOutput<typeof AppointmentsAnswer>>("GET", "/api/appointments");
    if (answer.ok) setAll(answer.value.appointments);
    setProblem(answer.ok ? null : answer.error.sentence);
  }
  useEffect(() => {
    if (connected) void load();
  }, [waiting, connected]);

  const underWay = all?.some(({ people }) => people.some((one) => one.invitation?.state === "waiting"));
  useEffect(() => (underWay ? after(ASK_AGAIN_MS, () => void load()) : undefined), [all]);

  /** Carries something out at the server; true if that was done. */
  async function bring(method: string, path: string, sentence: string, body: object = {}): Promise<boolean> {
    const answer = await request(method, path, body);
    setProblem(answer.ok ? null : answer.error.sentence);
    setSaid(answer.ok ? sentence : "");
    if (answer.ok) void load();
    return answer.ok;
  }

  return {
    ...{ all, problem, said },
    add: (made: Appointment) => {
      setAll((before) => [...(before ?? []), made].sort((a, b) => a.startsAt - b.startsAt));
      setSaid(words.made);
    },
    remind: ({ id }: Appointment) => bring("POST", `/api/appointments/${id}/remind`, words.reminded),
    end: ({ id }: Appointment) => bring("DELETE", `/api/appointments/${id}`, words.ended),
    connect: async ({ id, threadId }: Appointment, personId: number) => {
      if (await bring("POST", `/api/appointments/${id}/connect`, "", { personId })) go(`/chat/${threadId}`);
    },
  };
}
