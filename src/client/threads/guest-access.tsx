import { useId, useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { AccessCode } from "../../shared/protocol/guest-bodies.ts";
import { useHouse } from "../app/house.ts";
import { CopyBox } from "../form/copy-box.tsx";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { sayOfParticipants as words } from "../text/english-participants.ts";
import { groupedCode } from "../text/grouped-code.ts";
import { untilWhen } from "./how-reached.ts";
import type { Keeping } from "./use-keeping.ts";

type Code = InferOutput<typeof AccessCode>;
type GuestAccessProps = {
  readonly id: number;
  readonly name: string;
  readonly keeping: Keeping;
  readonly code: Code | null;
};

/** The ways in for a guest: a link that is sent to them, and a code that is read out. */
export function GuestAccess({ id, name, keeping, code }: GuestAccessProps) {
  const [wanted, setWanted] = useState(false);
  const shown = wanted && code !== null;
  const around = useFocusFollows<HTMLDivElement>(shown);
  const invitation = `/${id}/invitation`;
  const endingLinks = useId();

  /** One that works already is shown again: the guest may have written it down. */
  async function showCode(): Promise<void> {
    const there =
      code !== null || (await keeping.act({ method: "POST", path: `/${id}/code`, said: "" })) !== null;
    setWanted(there);
  }
  return (
    <>
      <button
        type="button"
        class="quiet"
        onClick={() => keeping.act({ method: "POST", path: invitation, said: words.linkSent(name) })}
      >
        {words.sendLink}
      </button>
      <button
        type="button"
        class="quiet"
        aria-describedby={endingLinks}
        onClick={() => keeping.act({ method: "DELETE", path: invitation, said: words.linksEnded(name) })}
      >
        {words.endLinks}
      </button>
      <span class="small" id={endingLinks}>
        {words.endLinksWhat}
      </span>
      <div ref={around} class={shown ? "shown-code" : undefined}>
        {shown ? (
          <ShownCode id={id} name={name} keeping={keeping} code={code} onEnded={() => setWanted(false)} />
        ) : (
          <button type="button" class="quiet" onClick={showCode}>
            {words.code}
          </button>
        )}
      </div>
    </>
  );
}

type ShownCodeProps = GuestAccessProps & { readonly code: Code; readonly onEnded: () => void };

/** In groups of three, as one says it over the phone. */
function ShownCode({ id, name, keeping, code, onEnded }: ShownCodeProps) {
  const { clock } = useHouse();
  async function end(): Promise<void> {
    const done = await keeping.act({ method: "DELETE", path: `/${id}/code`, said: words.codeEnded });
    if (done !== null) onEnded();
  }
  return (
    <div role="group" aria-label={words.codeFor(name)}>
      <p class="small">{words.codeWhy(untilWhen(code.endsAt, clock.now()))}</p>
      <CopyBox label={words.codeFor(name)} value={groupedCode(code.code)}>
        <button type="button" class="quiet" onClick={end}>
          {words.endCode}
        </button>
      </CopyBox>
    </div>
  );
}
