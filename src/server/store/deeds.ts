import type { Deed } from "./deed.ts";
import { append } from "./statements/append.ts";
import { blank, holdsEpoch } from "./statements/bodies.ts";
import { erase } from "./statements/expiry.ts";
import {
  blankFiles,
  eraseCounted,
  eraseFiles,
  findFile,
  goneFiles,
  promisedBytes,
  waitingFiles,
} from "./statements/files.ts";
import { lookAtLink, putLink, takeLink } from "./statements/links.ts";
import { changes, find, page, remove } from "./statements/messages.ts";
import {
  addPerson,
  anyOrganisation,
  credentials,
  everybody,
  organisation,
  personById,
  searchPeople,
  setPassword,
  setUp,
} from "./statements/people.ts";
import { advance, lastRead, unread } from "./statements/positions.ts";
import { endSession, eraseEnded, findSession, startSession } from "./statements/sessions.ts";
import { list, record } from "./statements/thread-list.ts";
import { findOrCreate, members, threadsOf, view } from "./statements/threads.ts";
import {
  acceptUpload,
  beginUpload,
  cancelUpload,
  confirmUpload,
  findUpload,
  leftToUpload,
} from "./statements/uploads.ts";

/** Everything that an engine can be asked by name. Reads see one moment; writes are transactions. */
export const READS = {
  anyOrganisation,
  changes,
  credentials,
  everybody,
  find,
  findFile,
  findSession,
  findUpload,
  goneFiles,
  holdsEpoch,
  lastRead,
  leftToUpload,
  list,
  lookAtLink,
  members,
  organisation,
  page,
  personById,
  promisedBytes,
  record,
  searchPeople,
  threadsOf,
  unread,
  view,
  waitingFiles,
};
export const WRITES = {
  acceptUpload,
  addPerson,
  advance,
  append,
  beginUpload,
  blank,
  blankFiles,
  cancelUpload,
  confirmUpload,
  endSession,
  erase,
  eraseCounted,
  eraseEnded,
  eraseFiles,
  findOrCreate,
  putLink,
  remove,
  setPassword,
  setUp,
  startSession,
  takeLink,
};

type Deeds = Record<string, (...args: never[]) => Deed<unknown>>;
type ResultOf<D> = D extends (...args: never[]) => Deed<infer Result> ? Result : never;
type ArgumentsOf<D> = D extends (...args: infer Arguments) => Deed<unknown> ? Arguments : never;
type Asking<D extends Deeds> = <Name extends keyof D & string>(
  name: Name,
  ...args: ArgumentsOf<D[Name]>
) => Promise<ResultOf<D[Name]>>;

/** Runs deeds. A deed's Refusal rejects with that Refusal; whatever else fails, with a StoreProblem. */
export interface Engine {
  readonly read: Asking<typeof READS>;
  /** Resolves when it is on disk. */
  readonly write: Asking<typeof WRITES>;
  scrub(): Promise<void>;
  close(): Promise<void>;
}

/** A deed by its name, for engines that got the name from elsewhere. @throws TypeError for an unknown name */
export function deedNamed(name: string): (...args: unknown[]) => Deed<unknown> {
  const deed = (READS as Deeds)[name] ?? (WRITES as Deeds)[name];
  if (deed === undefined) throw new TypeError(`no deed is called ${name}`);
  return deed as (...args: unknown[]) => Deed<unknown>;
}
