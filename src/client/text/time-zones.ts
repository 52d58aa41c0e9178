/** Where this device says it is, as an IANA name. */
export function deviceZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** "Eastern Time (New York)"; `at` in ms, because names change with the years. A zone that is unknown here: its IANA name. */
export function zoneInWords(zone: string, locale: string, at: number): string {
  const city = zone.split("/").slice(1).at(-1)?.replaceAll("_", " ");
  const name = zoneName(zone, locale, at);
  return city === undefined || name === zone ? name.replaceAll("_", " ") : `${name} (${city})`;
}

/** "Eastern Time" */
export function zoneName(zone: string, locale: string, at: number): string {
  try {
    const named = new Intl.DateTimeFormat(locale, { timeZone: zone, timeZoneName: "longGeneric" });
    return named.formatToParts(at).find(({ type }) => type === "timeZoneName")?.value ?? zone;
  } catch {
    return zone;
  }
}

/** Zones to choose from: the device's own first, then all that are known here, each under one name; `chosen` is there. */
export function zonesToChoose(chosen: string): readonly string[] {
  return [...new Set([deviceZone(), chosen, ...Intl.supportedValuesOf("timeZone")].map(canonicalZone))];
}

/** "America/New_York" for "US/Eastern", where this browser knows it; else as it is. */
export function canonicalZone(zone: string): string {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return zone;
  }
}
