import { useFocusStays } from "./use-focus-stays.ts";

/** In a row of the list: its own next button, else a neighbour's, else the list's Cancel. */
export function useRowFocus() {
  return useFocusStays<HTMLLIElement>((row, gone) => {
    const places = [gone ? null : row, row.nextElementSibling, row.previousElementSibling];
    const near = places.map((place) => place?.querySelector<HTMLElement>("button")).find(Boolean);
    return near ?? row.closest("section")?.querySelector<HTMLElement>(".row.end button");
  });
}
