const HOUR_MS = 3_600_000;

/** How times are said: by the reader's own habits, in their time zone. Times are ms since 1970. */
export type Dates = {
  /** "2:02 PM" or "14:02" */
  readonly time: (at: number) => string;
  /** "Nov 22, 2:02 PM" or "22 Nov, 14:02" */
  readonly dateAndTime: (at: number) => string;
  /** "Saturday, November 22" or "Saturday 22 November" */
  readonly longDay: (at: number) => string;
  /** "Nov 22" or "22 Nov" */
  readonly shortDay: (at: number) => string;
};

export function datesOf(locale: string, timeZone?: string): Dates {
  const zone = timeZone === undefined ? {} : { timeZone };
  const format = (options: Intl.DateTimeFormatOptions) => {
    const made = new Intl.DateTimeFormat(locale, { ...zone, ...options });
    return (at: number) => made.format(at);
  };
  const time = format({ timeStyle: "short" });
  const shortDay = format({ day: "numeric", month: "short" });
  return {
    time,
    shortDay,
    dateAndTime: (at) => `${shortDay(at)}, ${time(at)}`,
    longDay: format({ weekday: "long", day: "numeric", month: "long" }),
  };
}

/**
 * The first of the reader's kinds of English; American if they have none: the clinics are in the United States and
 * Canada. What a system was told to call its language may be no language tag (a bare Linux says "en-US@posix"): that
 * one is passed over.
 */
export function englishOf(languages: readonly string[]): string {
  return languages.find((language) => language.startsWith("en") && isLanguageTag(language)) ?? "en-US";
}

function isLanguageTag(language: string): boolean {
  try {
    return Intl.getCanonicalLocales(language).length === 1;
  } catch {
    return false;
  }
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
