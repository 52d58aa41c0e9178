import { Courier, type Errand } from "./courier.ts";

/** What is done in one go and timed together. An errand without a path goes where the answer before it said. */
export type Trip = readonly Errand[];

/** Durations in ms. `bytes`: sent and received in bodies, also of trips that were not at their end. */
export interface FilesResult {
  readonly took: Float64Array;
  readonly bytes: number;
  readonly ms: number;
  /** Where the last errand of each trip led. */
  readonly paths: readonly string[];
}

/**
 * A connection for each row, all at the same time, and on each its trips one after the other. Ends when all are done,
 * or when `stopping` says so. @throws Error when a server refuses something
 */
export async function carryFiles(
  port: number,
  rows: readonly (readonly Trip[])[],
  stopping: Promise<void>,
): Promise<FilesResult> {
  const couriers = rows.map(() => new Courier(port));
  const took: number[] = [];
  const paths: string[] = [];
  const begin = performance.now();
  const all = couriers.map(async (courier, row) => {
    for (const trip of rows[row] ?? []) {
      const left = performance.now();
      paths.push(await carry(courier, trip));
      took.push(performance.now() - left);
    }
  });
  await Promise.race([Promise.all(all), stopping]);
  const bytes = couriers.reduce((sum, courier) => sum + courier.carried, 0);
  for (const courier of couriers) courier.end();
  return { took: Float64Array.from(took), bytes, ms: performance.now() - begin, paths };
}

async function carry(courier: Courier, trip: Trip): Promise<string> {
  let path = "";
  for (const errand of trip) {
    path = errand.path || path;
    const { status, head } = await courier.carry({ ...errand, path });
    if (status < 200 || status > 299) throw new Error(`${errand.method} ${path} was answered by "${head}".`);
    path = /^location: *(\S+)/im.exec(head)?.[1] ?? path;
  }
  return path;
}
