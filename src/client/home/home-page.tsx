import { useHouse } from "../app/house.ts";
import { lazily } from "../app/lazy.tsx";
import { sayAtHome as words } from "../text/english-home.ts";

const Attention = lazily(
  async () => (await import("./attention.tsx")).Attention,
  () => null,
);
const OwnSessions = lazily(
  async () => (await import("./own-sessions.tsx")).OwnSessions,
  () => null,
);

/** A calm place to come in: who one is, and whether anybody waits. */
export function HomePage() {
  const house = useHouse();
  const someone = house.someone.value;
  const unread = house.unread.value;
  if (someone === null) return null;
  return (
    <div class="sheet">
      <h1>{words.greeting(someone.me.name)}</h1>
      <p>{unread === 0 ? words.nothingUnread : words.unreadWaiting(unread)}</p>
      <p>
        <a class="button" href="/chat">
          {unread === 0 ? words.toMessages : words.readThem}
        </a>
      </p>
      {someone.me.roles.includes("administrator") && <Attention />}
      <OwnSessions />
    </div>
  );
}
