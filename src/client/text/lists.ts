/** Makes a function that says several things in a row: "Ana, Ben and Cleo". What it takes is made when it is needed. */
export function lists(language: string): (things: readonly string[]) => string {
  let format: Intl.ListFormat | undefined;
  return (things) => {
    if (things.length === 1) return things[0] ?? "";
    format ??= new Intl.ListFormat(language, { type: "conjunction" });
    return format.format(things);
  };
}
