import { say } from "../text/say.ts";

export function OutboxPage() {
  return (
    <main class="sheet">
      <h1>{say.outbox}</h1>
    </main>
  );
}
