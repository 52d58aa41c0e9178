import { openStore } from "../../src/server/store/open-store.ts";
import { openVault } from "../../src/server/vault/open-vault.ts";
import type { Folders } from "./server-process.ts";

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The server's own store and vault on these folders, without the server: to fill them, and to look into them. */
export async function openHouse({ data, keys }: Folders) {
  const vault = await openVault(keys);
  const store = await openStore({ dataFolder: data, databaseUrl: undefined });
  return { ...store, ...vault };
}
