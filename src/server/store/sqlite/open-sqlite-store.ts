import type { Engine } from "../deeds.ts";
import { type Store, storeOver } from "../store.ts";
import { Journal } from "./journal.ts";
import { Line } from "./line.ts";

/**
 * Opens the embedded database, made if there is none. Writing and reading have a thread and a connection each, so
 * that reading never waits for an fsync, nor writing for a long read. A read that is asked for after a write was
 * confirmed sees it: its transaction begins later.
 * @throws StoreProblem `folder-unwritable`, `database-unreadable` or `database-newer`
 */
export async function openSqliteStore({ file }: { file: string }): Promise<Store> {
  const writer = new Line({ role: "writer", file });
  const reader = new Line({ role: "reader", file });
  try {
    await writer.ready();
  } catch (problem) {
    await reader.close();
    throw problem;
  }
  const journal = new Journal(writer, () => new Line({ role: "keeper", file }));
  return storeOver(engineOver(writer, reader, journal));
}

function engineOver(writer: Line, reader: Line, journal: Journal): Engine {
  return {
    read: ((name: string, ...args: unknown[]) => reader.call(name, args)) as Engine["read"],
    write: ((name: string, ...args: unknown[]) => {
      journal.grows(args);
      return writer.call(name, args);
    }) as Engine["write"],
    scrub: () => journal.scrub(),
    async close() {
      await Promise.all([reader.close(), journal.close()]);
      await writer.close();
    },
  };
}
