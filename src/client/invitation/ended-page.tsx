import { say } from "../text/say.ts";

export function EndedPage() {
  return (
    <div class="sheet">
      <h1>{say.ended}</h1>
    </div>
  );
}
