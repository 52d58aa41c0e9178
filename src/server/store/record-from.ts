/** A row as the database gives it: null where the port's record has undefined. */
export type RowOf<Recorded> = {
  [Field in keyof Recorded]: undefined extends Recorded[Field]
    ? Exclude<Recorded[Field], undefined> | null
    : Recorded[Field];
};

export function recordFrom<Recorded extends object>(row: RowOf<Recorded>): Recorded {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]) => [field, value ?? undefined]),
  ) as Recorded;
}
