import { sayOfNothing as words } from "../text/english-nothing.ts";
import { say } from "../text/say.ts";

export function NothingPage() {
  return (
    <div class="sheet">
      <h1>{say.nothingHere}</h1>
      <p>{words.nothingHereWhy}</p>
      <p>
        <a class="button" href="/">
          {words.toHome}
        </a>
      </p>
    </div>
  );
}
