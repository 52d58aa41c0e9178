import { address } from "../app/address.ts";
import { Door } from "../form/door.tsx";
import { sayAtInvitation } from "../text/english-invitation.ts";
import { say } from "../text/say.ts";

/** Where a guest stands whose access has ended, or who has left. */
export function EndedPage() {
  const left = address.value.endsWith("?left");
  return (
    <Door heading={left ? sayAtInvitation.left : sayAtInvitation.over}>
      <p role="alert">{left ? sayAtInvitation.leftWhy : sayAtInvitation.overWhy}</p>
      <p>{sayAtInvitation.overBack}</p>
      <p>
        <a href="/join">{say.haveCode}</a>
      </p>
      <p>
        <a href="/help">{say.help}</a>
      </p>
      <p>{sayAtInvitation.needHelp}</p>
    </Door>
  );
}
