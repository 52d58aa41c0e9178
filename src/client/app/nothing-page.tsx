import { say } from "../text/say.ts";

export function NothingPage() {
  return (
    <div class="sheet">
      <h1>{say.nothingHere}</h1>
      <p>{say.nothingHereWhy}</p>
      <p>
        <a class="button" href="/">
          {say.toHome}
        </a>
      </p>
    </div>
  );
}
