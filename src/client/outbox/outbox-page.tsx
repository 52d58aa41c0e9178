import { say } from "../text/say.ts";

export function OutboxPage() {
  return (
    <div class="sheet">
      <h1>{say.outbox}</h1>
    </div>
  );
}
