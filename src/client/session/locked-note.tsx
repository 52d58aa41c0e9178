import { useEffect, useRef } from "preact/hooks";
import { useHouse } from "../app/house.ts";
import { say } from "../text/say.ts";

/**
 * Above the sign-in that stands in place of a page whose session has ended. It names the organisation and nobody:
 * whoever comes by must not learn whose screen it was.
 */
export function LockedNote() {
  const house = useHouse();
  const note = useRef<HTMLParagraphElement>(null);
  const organisation = house.locked.value?.organisation ?? "";
  useEffect(() => {
    if (organisation !== "") note.current?.focus();
  }, []);
  if (organisation === "") return null;
  return (
    <header class="bar locked">
      <p class="organisation">{organisation}</p>
      <p ref={note} tabIndex={-1}>
        {say.locked} {house.drafts.areEmpty() ? "" : say.lockedKept}
      </p>
    </header>
  );
}
