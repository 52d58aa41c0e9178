import { say } from "../text/say.ts";

export function LettersPage() {
  return (
    <div class="sheet">
      <h1>{say.letters}</h1>
    </div>
  );
}
