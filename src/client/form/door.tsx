import type { ComponentChildren } from "preact";

/** A page before one is in: one thing to do. */
export function Door({ heading, children }: { heading: string; children: ComponentChildren }) {
  return (
    <main class="door">
      <h1>{heading}</h1>
      {children}
    </main>
  );
}
