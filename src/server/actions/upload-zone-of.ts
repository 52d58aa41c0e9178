import type { PersonId } from "../domain/identifiers.ts";
import { knownTimeZone } from "../domain/time-zone.ts";
import type { NotificationStore } from "../ports/notification-store.ts";

interface Ports {
  readonly notifications: Pick<NotificationStore, "settings" | "keepDeviceZone">;
}

export type UploadZoneOf = ReturnType<typeof uploadZoneOf>;

/**
 * Whose midnight ends the day of somebody's uploads: the zone that they chose in Notifications, else the first one that
 * a device of theirs told of. That one is kept until they choose another.
 * @returns an IANA name; undefined where nobody has told one that this server knows
 */
export function uploadZoneOf({ notifications }: Ports) {
  return async (personId: PersonId, deviceZone: string | undefined): Promise<string | undefined> => {
    const { timeZone } = await notifications.settings(personId);
    if (timeZone !== undefined || deviceZone === undefined) return timeZone;
    const zone = knownOrNothing(deviceZone);
    if (zone !== undefined) await notifications.keepDeviceZone(personId, zone);
    return zone;
  };
}

/** What a device says by itself is nobody's mistake, so it is not refused. */
function knownOrNothing(zone: string): string | undefined {
  try {
    return knownTimeZone(zone);
  } catch {
    return undefined;
  }
}
