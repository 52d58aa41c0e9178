import { say } from "../text/say.ts";

export function SessionsPage() {
  return (
    <div class="sheet">
      <h1>{say.sessions}</h1>
    </div>
  );
}
