import { createSecretKey, hkdfSync, type KeyObject, randomBytes } from "node:crypto";
import { mkdir, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { writeOnce } from "./write-once.ts";

/** Something is wrong with the keys' folder; the message is one sentence for whoever runs the installation. */
export class KeyProblem extends Error {
  override name = "KeyProblem";
}

const ROOT_KEY_BYTES = 32;
const OTHERS_MAY = 0o077;

/**
 * Reads `root.key` from this folder, or makes folder and key on the first start.
 * @throws KeyProblem when others may read it, when it is damaged, or when it is gone while keys that it wraps are there
 */
export async function rootKey(folder: string): Promise<KeyObject> {
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((cause: Error) => {
    throw new KeyProblem(`The keys' folder ${folder} cannot be made: ${cause.message}.`);
  });
  const file = join(folder, "root.key");
  await refuseIfOthersMayRead(folder, "700");
  const found = await readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return undefined;
    throw new KeyProblem(`The root key ${file} cannot be read: ${cause.message}.`);
  });
  const text = found ?? (await makeRootKey(folder, file));
  await refuseIfOthersMayRead(file, "600");
  const bytes = Buffer.from(text.trim(), "base64");
  if (bytes.length !== ROOT_KEY_BYTES)
    throw new KeyProblem(`The root key ${file} is damaged: it should hold 32 bytes in base64.`);
  return createSecretKey(bytes);
}

/** A key for one purpose, derived from the root key (RFC 5869), so that no key does two jobs. */
export function derivedKey(root: KeyObject, purpose: string): KeyObject {
  return createSecretKey(Buffer.from(hkdfSync("sha256", root, "", `clinical-chat ${purpose}`, 32)));
}

async function makeRootKey(folder: string, file: string): Promise<string> {
  const wrapped = await readdir(join(folder, "epochs")).catch(() => []);
  if (wrapped.length > 0) {
    throw new KeyProblem(
      `The root key ${file} is missing, but keys that it wraps are there. Put the root key back.`,
    );
  }
  await writeOnce(folder, "root.key", `${randomBytes(ROOT_KEY_BYTES).toString("base64")}\n`).catch(
    (cause: Error) => {
      throw new KeyProblem(`The root key ${file} cannot be written: ${cause.message}.`);
    },
  );
  return readFile(file, "utf8");
}

/** @throws KeyProblem with the command that mends it */
export async function refuseIfOthersMayRead(path: string, mode: string): Promise<void> {
  const { mode: found } = await stat(path);
  if ((found & OTHERS_MAY) === 0) return;
  throw new KeyProblem(`Other users of this machine may read ${path}. Run: chmod ${mode} ${path}`);
}
