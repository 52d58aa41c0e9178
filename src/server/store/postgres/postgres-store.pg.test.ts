import assert from "node:assert/strict";
import pg from "pg";
import type { Opened } from "../contract/opened.ts";
import { storeContract } from "../contract/store-contract.ts";
import { openPostgresStore } from "./open-postgres-store.ts";

storeContract(openInSchema);

/** A store in a schema of its own, so that runs beside each other do not meet. */
async function openInSchema(): Promise<Opened> {
  const address = process.env.DATABASE_URL;
  assert.ok(address, "DATABASE_URL names the PostgreSQL to test with");
  const schema = `store_${crypto.randomUUID().replaceAll("-", "")}`;
  const client = new pg.Client({ connectionString: address });
  await client.connect();
  await client.query(`CREATE SCHEMA ${schema}`);
  await client.query(`SET search_path TO ${schema}`);
  const url = new URL(address);
  url.searchParams.set("options", `-c search_path=${schema}`);
  const stores = [await openPostgresStore({ url: url.href })];
  const another = async () => {
    const store = await openPostgresStore({ url: url.href });
    stores.push(store);
    return store;
  };
  return {
    store: stores[0] ?? (await another()),
    another,
    async sql(text, ...params) {
      await client.query(text, params);
    },
    async close() {
      await Promise.all(stores.map((store) => store.close()));
      await client.query(`DROP SCHEMA ${schema} CASCADE`);
      await client.end();
    },
  };
}
