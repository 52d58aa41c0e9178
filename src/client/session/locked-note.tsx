import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";

/**
 * Above the sign-in that stands in place of a page whose session has ended. It names the organisation and nobody:
 * whoever comes by must not learn whose screen it was.
 */
export function LockedNote() {
  const house = useHouse();
  const organisation = house.locked.value?.organisation ?? "";
  if (organisation === "") return null;
  return (
    <>
      <header class="bar">
        <p class="organisation">{organisation}</p>
      </header>
      <div class="notice" role="alert">
        <p>
          {say.locked} {house.drafts.areEmpty() ? "" : say.lockedKept}
        </p>
      </div>
    </>
  );
}
