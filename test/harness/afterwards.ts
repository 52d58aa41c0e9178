/** A test, a suite, or a whole file (`{ after }` of node:test): something that has an end. */
export interface Ending {
  after(undo: () => Promise<void>): void;
}

type Undo = () => unknown;

const stacks = new WeakMap<Ending, Undo[]>();

/** Undoes this when the test ends, the last thing first: a server stops before its folder goes. */
export function afterwards(ending: Ending, undo: Undo): void {
  const found = stacks.get(ending);
  if (found) {
    found.push(undo);
    return;
  }
  const stack = [undo];
  stacks.set(ending, stack);
  ending.after(async () => {
    for (const last of stack.toReversed()) await last();
  });
}
