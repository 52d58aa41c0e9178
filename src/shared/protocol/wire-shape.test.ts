import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { toJsonSchema } from "@valibot/to-json-schema";
import type { GenericSchema } from "valibot";
import * as accountBodies from "./account-bodies.ts";
import * as bodies from "./bodies.ts";
import { CLOSE } from "./close-codes.ts";
import { SENTENCES } from "./error-codes.ts";
import { FRAMES_DOWN } from "./frames-down.ts";
import { FRAMES_UP } from "./frames-up.ts";
import * as guestBodies from "./guest-bodies.ts";
import * as supportBodies from "./support-bodies.ts";
import { PROTOCOL_VERSION } from "./version.ts";

/**
 * A page of yesterday may meet the server of today, so whatever crosses the wire has a version. When this test
 * fails, raise PROTOCOL_VERSION and write the new version and the new hash here, both in the same commit.
 */
const KNOWN = { version: 4, hash: "8d65f1117ffce6570d7b7ac8af4aabdcac2081d70c1fe675a297432d89f38bb2" };

const isSchema = (value: unknown): value is GenericSchema =>
  typeof value === "object" && value !== null && "kind" in value && value.kind === "schema";

/** JSON Schema knows neither safe integers nor transformations; their names alone then stand for them. */
function shapesOf(schemas: object): Record<string, unknown> {
  const named = Object.entries(schemas).filter(([, value]) => isSchema(value));
  return Object.fromEntries(
    named.sort(([a], [b]) => a.localeCompare(b)).map(([name, schema]) => [name, shapeOf(schema)]),
  );
}

function shapeOf(schema: GenericSchema): unknown {
  return toJsonSchema(schema, {
    errorMode: "ignore",
    overrideAction: ({ valibotAction, jsonSchema }) => ({ ...jsonSchema, [`x-${valibotAction.type}`]: true }),
  });
}

test("whatever crosses the wire keeps its shape as long as the protocol keeps its version", () => {
  const shape = {
    up: shapesOf(FRAMES_UP),
    down: shapesOf(FRAMES_DOWN),
    bodies: shapesOf(bodies),
    guestBodies: shapesOf(guestBodies),
    accountBodies: shapesOf(accountBodies),
    supportBodies: shapesOf(supportBodies),
    codes: Object.keys(SENTENCES),
    close: CLOSE,
  };
  const hash = createHash("sha256").update(JSON.stringify(shape)).digest("hex");
  assert.deepEqual({ version: PROTOCOL_VERSION, hash }, KNOWN);
});
