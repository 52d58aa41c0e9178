/** Works of one person, `most` at once; whoever comes then waits until one of them ends, and those wait in their order. */
export function fewAtOnce<Key>(most: number) {
  const places = new Map<Key, { taken: number; readonly waiting: (() => void)[] }>();
  return async <T>(key: Key, work: () => Promise<T>): Promise<T> => {
    const place = places.get(key) ?? { taken: 0, waiting: [] };
    places.set(key, place);
    // Who leaves gives the place on to who waits longest, so nobody comes in between.
    if (place.taken < most) place.taken += 1;
    else await new Promise<void>((resolve) => place.waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = place.waiting.shift();
      if (next) next();
      else place.taken -= 1;
      if (place.taken === 0) places.delete(key);
    }
  };
}
