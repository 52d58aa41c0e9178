import { say } from "../text/say.ts";

export function WaitingRoomPage({ appointmentId }: { appointmentId: number }) {
  return (
    <div class="sheet" key={appointmentId}>
      <h1>{say.waitingRoom}</h1>
    </div>
  );
}
