import { useHouse } from "../app/house.ts";
import { SignInPage } from "../sign-in/sign-in-page.tsx";
import { sayOfSession as words } from "../text/english-session.ts";

/** What stands in place of a page whose session has ended: a note, and the sign-in. */
export function LockedPage() {
  return (
    <>
      <LockedNote />
      <SignInPage />
    </>
  );
}

/**
 * Above the sign-in that stands in place of a page whose session has ended. It names the organisation and nobody:
 * whoever comes by must not learn whose screen it was.
 */
function LockedNote() {
  const house = useHouse();
  const { organisation = "", byTheClock = false } = house.locked.value ?? {};
  if (organisation === "") return null;
  return (
    <>
      <header class="bar">
        <p class="organisation">{organisation}</p>
      </header>
      <div class="notice" role="alert">
        <p>
          {byTheClock ? words.lockedByTheClock : words.locked}{" "}
          {house.drafts.areEmpty() ? "" : words.lockedKept}
        </p>
      </div>
    </>
  );
}
