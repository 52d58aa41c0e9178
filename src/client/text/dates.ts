const HOUR_MS = 3_600_000;

/** How times are said: by the reader's own habits, in their time zone. Times are ms since 1970. */
export type Dates = {
  /** "14:02" */
  readonly time: (at: number) => string;
  /** "22 Nov, 14:02" */
  readonly dateAndTime: (at: number) => string;
  /** "Saturday, 22 November" */
  readonly longDay: (at: number) => string;
  /** "22 Nov" */
  readonly shortDay: (at: number) => string;
};

export function datesOf(locale: string, timeZone?: string): Dates {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { ...zone, ...options });
    return (at: number) => made.format(at);
  };
  const clock: Intl.DateTimeFormatOptions = { hour: "numeric", minute: "2-digit" };
  return {
    time: format(clock),
    dateAndTime: format({ day: "numeric", month: "short", ...clock }),
    longDay: format({ weekday: "long", day: "numeric", month: "long" }),
    shortDay: format({ day: "numeric", month: "short" }),
  };
}

/** The day of a time in the reader's time zone, as "2031-11-22". */
export function dayOf(at: number): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** 0 today, -1 yesterday, 1 tomorrow; by the calendar, not by hours. */
export function daysFromNow(at: number, now: number): number {
  return Math.round((startOfDay(at) - startOfDay(now)) / (24 * HOUR_MS));
}

function startOfDay(at: number): number {
  const date = new Date(at);
  return Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
}

function two(number: number): string {
  return String(number).padStart(2, "0");
}
