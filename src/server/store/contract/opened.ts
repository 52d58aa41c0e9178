import type { Store } from "../store.ts";

/** A store on a database of its own, which a suite of the contract works with. */
export interface Opened {
  readonly store: Store;
  /** One more store on the same database, as another node of the installation has it. Closed with the first. */
  another(): Promise<Store>;
  /** For what no port can do (yet): members who join and leave, other organisations. `$1` … for parameters. */
  sql(text: string, ...params: (number | string | null)[]): Promise<void>;
  /** Closes the stores and removes the database. */
  close(): Promise<void>;
}

export type Open = () => Promise<Opened>;
