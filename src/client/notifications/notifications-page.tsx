import "../look/people.css";
import "../look/guests.css";
import { useEffect, useState } from "preact/hooks";
import { request } from "../connection/request.ts";
import { sayOfNotifications as words } from "../text/english-notifications.ts";
import { say } from "../text/say.ts";
import type { Settings } from "./entered.ts";
import { NotificationsForm } from "./notifications-form.tsx";

/** How one is told of messages while one is not here. */
export function NotificationsPage() {
  const [settings, setSettings] = useState<Settings | { readonly problem: string } | null>(null);
  const load = async () => {
    const answer = await request<Settings>("GET", "/api/notifications");
    setSettings(answer.ok ? answer.value : { problem: answer.error.sentence });
  };
  useEffect(() => void load(), []);
  return (
    <div class="sheet">
      <h1>{say.notifications}</h1>
      <p>{words.about}</p>
      {settings !== null && "problem" in settings && (
        <div role="alert">
          <p class="problem">{settings.problem}</p>
          <button type="button" class="quiet" onClick={load}>
            {say.tryAgain}
          </button>
        </div>
      )}
      {settings !== null && "channel" in settings && <NotificationsForm settings={settings} />}
    </div>
  );
}
