import type { Problem } from "../connection/request.ts";
import { Door } from "../form/door.tsx";
import { sayOfSupport } from "../text/english-support.ts";
import { say } from "../text/say.ts";
import { CallNumber } from "./call-number.tsx";

type ChatOffDoorProps = { readonly clinic: Problem["clinic"]; readonly onAgain: () => void };

/** What a link or a code leads to while Support has turned the chat off. */
export function ChatOffDoor({ clinic, onAgain }: ChatOffDoorProps) {
  return (
    <Door heading={sayOfSupport.off}>
      <p role="alert">{sayOfSupport.offForGuests(clinic?.name ?? sayOfSupport.yourClinic)}</p>
      <p>{sayOfSupport.offKeepLink}</p>
      <CallNumber number={clinic?.emergencyNumber ?? ""} />
      <button type="button" class="quiet" onClick={onAgain}>
        {sayOfSupport.again}
      </button>
      <p>
        <a href="/help">{say.help}</a>
      </p>
    </Door>
  );
}
