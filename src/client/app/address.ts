import { signal } from "@preact/signals";

/** Where the page is: path and query as the address bar has them. */
export const address = signal(hereNow());
let moved = false;

/** Whether the page has changed since it was loaded. */
export function hasMoved(): boolean {
  return moved;
}

export function go(to: string): void {
  if (to === address.peek()) return;
  history.pushState(null, "", to);
  beHere();
}

/** Goes there without leaving a step back to here. */
export function goInstead(to: string): void {
  if (to === address.peek()) return;
  history.replaceState(null, "", to);
  beHere();
}

/** Only a place of this site: what stands in `?next=` may come from anybody. */
export function placeHere(wanted: string | null): string {
  if (wanted === null || !URL.canParse(wanted, location.origin)) return "/";
  const url = new URL(wanted, location.origin);
  return url.origin === location.origin ? url.pathname + url.search : "/";
}

/** Takes the secret out of the fragment, and the fragment out of the address bar and the history. */
export function takeSecret(): string {
  const secret = location.hash.slice(1);
  if (secret !== "") history.replaceState(null, "", location.pathname + location.search);
  return secret;
}

/** Lets plain clicks on links of this site change the page without loading it anew. */
export function followLinks(): void {
  addEventListener("popstate", beHere);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    if (link === null || link.target !== "" || link.download !== "" || link.origin !== location.origin)
      return;
    if (link.hash !== "" && link.pathname === location.pathname) return;
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(link.pathname + link.search);
  });
}

/** The page has changed, though its address may be the same. */
export function beHere(): void {
  moved = true;
  address.value = hereNow();
}

function hereNow(): string {
  return location.pathname + location.search;
}
