/** A date and a time as fields have them, in this browser's time zone, as ms since 1970; null if one is missing. */
export function beginningOf(date: string, time: string): number | null {
  const at =
    /^\d{4}-\d\d-\d\d$/.test(date) && time !== "" ? new Date(`${date}T${time}`).getTime() : Number.NaN;
  return Number.isNaN(at) ? null : at;
}

/** What stands in the fields at first: the next full hour that is at least half an hour away. */
export function nextFullHour(now: number): { date: string; time: string } {
  const at = new Date(now);
  at.setMinutes(at.getMinutes() > 30 ? 120 : 60, 0, 0);
  const two = (number: number) => String(number).padStart(2, "0");
  const date = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return { date, time: `${two(at.getHours())}:00` };
}
