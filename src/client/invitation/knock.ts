/** What the page's first lines and the rest of the program have in common, as `window.knock`. */
export type Knock = {
  /** Empty where the address had none. */
  secret: string;
  /** The request that the click has sent; `at` by the device's clock, in ms. */
  sent: { readonly at: number; readonly answer: Promise<Response> } | null;
  /** Told of the click, once the rest of the program is there. */
  pressed: () => void;
};

declare global {
  interface Window {
    knock?: Knock;
  }
}

/**
 * The first lines of the page, which index.html carries in itself: whoever taps a link can press *Open chat* as soon as
 * the page's 3 KB are there, and the server's answer travels while the program is still under way. vite.config.ts
 * writes this function into the page as it stands, so it uses nothing from outside of itself.
 */
export function knock(): void {
  const door = document.getElementById("door");
  const button = door?.querySelector("button");
  if (location.pathname !== "/i" || !door || !button) return;
  const shared: Knock = { secret: "", sent: null, pressed: () => undefined };
  // It stays in the address until the chat takes its place: a phone that reloads a page it has put away must find it.
  const takeSecret = () => {
    if (location.hash.length < 2) return;
    shared.secret = location.hash.slice(1);
    door.hidden = false;
  };
  button.onclick = () => {
    if (shared.sent !== null) return;
    button.setAttribute("aria-busy", "true");
    const answer = fetch("/api/invitations/open", {
      method: "POST",
      cache: "no-store",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({ secret: shared.secret }),
    });
    // Whoever is told hears of the failure too; until then the browser shall not complain that nobody does.
    answer.catch(() => undefined);
    shared.sent = { at: Date.now(), answer };
    shared.pressed();
    // A phone takes 50 ms to learn how dates are written: now it has the time, with the first message it would not.
    setTimeout(() =>
      new Intl.DateTimeFormat("en", { day: "numeric", month: "short", hour: "numeric" }).format(0),
    );
  };
  addEventListener("hashchange", takeSecret);
  takeSecret();
  window.knock = shared;
}
