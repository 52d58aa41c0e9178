import { say } from "../text/say.ts";

export function InvitationPage() {
  return (
    <div class="sheet">
      <h1>{say.invitation}</h1>
    </div>
  );
}
