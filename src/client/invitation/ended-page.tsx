import { address } from "../app/address.ts";
import { Door } from "../form/door.tsx";
import { sayWhenEnded as words } from "../text/english-ended.ts";
import { sayInForms } from "../text/english-form.ts";
import { say } from "../text/say.ts";

/** Where a guest stands whose access has ended, or who has left. */
export function EndedPage() {
  const left = address.value.endsWith("?left");
  return (
    <Door heading={left ? words.left : words.over}>
      <p role="alert">{left ? words.leftWhy : words.overWhy}</p>
      <p>{words.overBack}</p>
      <p>
        <a href="/join">{sayInForms.haveCode}</a>
      </p>
      <p>
        <a href="/help">{say.help}</a>
      </p>
      <p>{words.needHelp}</p>
    </Door>
  );
}
