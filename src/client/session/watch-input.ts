/**
 * What a person does. Not `scroll`, which the page does by itself, too, and of the pointer's moves only those that
 * are some: browsers tell of others when what lies under it moves.
 */
const INPUT = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart", "touchmove"] as const;

export function watchInput(touched: () => void): void {
  const heard = (event: Event) => {
    const { movementX = 1, movementY = 1 } = event as Partial<PointerEvent>;
    const moved = event.type !== "pointermove" || movementX !== 0 || movementY !== 0;
    if (event.isTrusted && moved) touched();
  };
  for (const kind of INPUT) addEventListener(kind, heard, { capture: true, passive: true });
}
