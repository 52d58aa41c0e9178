import { useHouse } from "../app/house.ts";
import { RightIcon } from "../look/icons.tsx";
import { sayOfFiles as words } from "../text/english-files.ts";
import { onTheWay } from "./uploads-of.ts";

/** For whoever has gone on to another page while a file goes up. Seen, and not said aloud at every step. */
export function SendingLine() {
  const moving = onTheWay(useHouse()).uploads.all.value.find(({ state }) => state !== "refused");
  if (moving === undefined) return null;
  return (
    <div class="notification calm">
      <a href={`/chat/${moving.threadId}`}>
        {words.sending(Math.floor((100 * moving.sent) / moving.size))} <RightIcon />
      </a>
    </div>
  );
}
