import { useHouse } from "../app/house.ts";
import { sayOfSupport } from "../text/english-support.ts";
import { say } from "../text/say.ts";
import { CallNumber } from "./call-number.tsx";

/** In place of every page of the chat, while Support has turned it off. */
export function ChatOffPage() {
  const someone = useHouse().someone.value;
  if (someone === null) return null;
  const { me, organisation } = someone;
  return (
    <div class="sheet" role="status">
      <h1>{sayOfSupport.off}</h1>
      <p>{me.guest ? sayOfSupport.offForGuests(organisation.name) : sayOfSupport.offForAccounts}</p>
      <p>{sayOfSupport.offBack}</p>
      {me.guest && <CallNumber number={organisation.emergencyNumber} />}
      {me.roles.includes("administrator") && (
        <p>
          <a href="/organisation">{sayOfSupport.toSettings}</a>
        </p>
      )}
      <p>
        <a href="/help">{say.help}</a>
      </p>
    </div>
  );
}
