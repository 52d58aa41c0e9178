import { say } from "../text/say.ts";

export function NotificationsPage() {
  return (
    <div class="sheet">
      <h1>{say.notifications}</h1>
    </div>
  );
}
