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

/** A host's sessions, and what can be done about them. */
export function useSessions() {
  const { all, setAll, load, problem, setProblem } = useAppointments();
  const [said, setSaid] = useState("");

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

/** Loaded anew when somebody comes or goes in a waiting room, and while a letter is about to leave. */
function useAppointments() {
  const house = useHouse();
  const [all, setAll] = useState<readonly Appointment[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
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
  return { all, setAll, load, problem, setProblem };
}
