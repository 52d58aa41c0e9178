/** Works that must not overlap: those with the same key are carried out one after the other, in their order. */
export function inTurn<Key>() {
  const lastTurns = new Map<Key, Promise<unknown>>();
  return <T>(key: Key, work: () => Promise<T>): Promise<T> => {
    const turn = (lastTurns.get(key) ?? Promise.resolve()).then(work, work);
    lastTurns.set(key, turn);
    return turn.finally(() => lastTurns.get(key) === turn && lastTurns.delete(key));
  };
}
