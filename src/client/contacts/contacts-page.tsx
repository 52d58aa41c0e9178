import { say } from "../text/say.ts";

export function ContactsPage() {
  return (
    <div class="sheet">
      <h1>{say.contacts}</h1>
    </div>
  );
}
