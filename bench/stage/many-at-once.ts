const AT_ONCE = 250;

/** The answers of `deed` for all items, in their order; so many at once that the store commits them in groups. */
export async function manyAtOnce<T, R>(
  items: readonly T[],
  deed: (item: T, index: number) => Promise<R>,
): Promise<R[]> {
  const answers: R[] = [];
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const some = items.slice(at, at + AT_ONCE);
    answers.push(...(await Promise.all(some.map((item, index) => deed(item, at + index)))));
  }
  return answers;
}
