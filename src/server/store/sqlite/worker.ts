import { parentPort, workerData } from "node:worker_threads";
import { StoreProblem } from "../store-problem.ts";
import { type Batch, callsOf } from "./batch.ts";
import { Connection } from "./connection.ts";
import { runGroup } from "./group.ts";
import { openDatabase } from "./open-database.ts";
import { runTask, type Task } from "./tasks.ts";

/**
 * One connection in a thread of its own. The writer opens and migrates the database as it starts, and says how that
 * went; the reader and the keeper are asked for nothing before that, and open it at their first message.
 */
export interface WorkerRole {
  readonly role: "writer" | "reader" | "keeper";
  readonly file: string;
}

const { role, file } = workerData as WorkerRole;
const port = parentPort;
if (port === null) throw new Error("worker.ts runs in a worker thread only");

let connection: Connection | undefined;

function connected(): Connection {
  if (connection === undefined) {
    connection = new Connection(file);
    if (role === "reader") connection.db.exec("PRAGMA query_only = ON");
  }
  return connection;
}

if (role === "writer") {
  try {
    connection = openDatabase(file);
    port.postMessage({ problem: undefined });
  } catch (error) {
    if (!(error instanceof StoreProblem)) throw error;
    port.postMessage({ problem: error.code, sentence: error.message });
  }
}

port.on("message", (message: Batch | Task | "close") => {
  if (typeof message !== "string") {
    const begin = role === "writer" ? "BEGIN IMMEDIATE" : "BEGIN";
    port.postMessage(runGroup(connected(), callsOf(message), begin));
    return;
  }
  if (message === "close") {
    connection?.db.close();
    port.postMessage(0);
    port.close();
  } else port.postMessage(runTask(connected(), message));
});
