import { say } from "../text/say.ts";

export function JoinPage() {
  return (
    <div class="sheet">
      <h1>{say.join}</h1>
    </div>
  );
}
