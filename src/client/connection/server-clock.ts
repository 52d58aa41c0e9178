/** Server time as this device can know it: its own clock and how far that one is off. All times in ms. */
export type ServerClock = {
  readonly now: () => number;
  /** `serverTime` was said between `sentAt` and `receivedAt` of the device's clock: half the way is taken off. */
  readonly learn: (serverTime: number, sentAt: number, receivedAt: number) => void;
};

export function makeServerClock(deviceNow: () => number): ServerClock {
  let offset = 0;
  return {
    now: () => deviceNow() + offset,
    learn: (serverTime, sentAt, receivedAt) => {
      offset = serverTime - (sentAt + receivedAt) / 2;
    },
  };
}
