import type { ComponentChildren, FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { request } from "../connection/request.ts";
import { say } from "../text/say.ts";
import { makePart } from "./part.ts";

/** `want` fetches it before it is drawn. */
export type Lazy<P extends object> = FunctionComponent<P> & { readonly want: () => void };

/**
 * A component that is fetched when it is first drawn: `lazily(async () => (await import("…")).ThePage)`. What it says
 * while it is on its way comes late, so that nothing flashes; if it does not come, one can try again.
 */
export function lazily<P extends object>(
  fetchComponent: () => Promise<FunctionComponent<P>>,
  meanwhile: () => ComponentChildren = () => <p class="waiting">{say.loading}</p>,
): Lazy<P> {
  const part = makePart({
    fetch: fetchComponent,
    isReachable: async () => (await request("GET", "/api/me")).ok,
    reload: () => location.reload(),
  });
  const Component = (properties: P) => {
    const state = part.state.value;
    useEffect(part.want, []);
    if (typeof state === "object") return <state.is {...properties} />;
    if (state === "not-here") return <>{meanwhile()}</>;
    return (
      <div class="waiting now" role="alert">
        <p>{say.unreachable}</p>
        <button type="button" class="quiet" onClick={part.want}>
          {say.tryAgain}
        </button>
      </div>
    );
  };
  return Object.assign(Component, { want: part.want });
}
