import { randomBytes } from "node:crypto";
import { open, readFile, rename } from "node:fs/promises";
import { join } from "node:path";
import type { NotedHead } from "../ports/signer.ts";
import { syncFolder } from "./write-once.ts";

const NAME = "log-head.json";

/** `log-head.json` in the keys' folder, replaced as a whole. */
export function notedHead(folder: string): NotedHead {
  return {
    read: () =>
      readFile(join(folder, NAME), "utf8").catch((cause: NodeJS.ErrnoException) => {
        if (cause.code === "ENOENT") return undefined;
        throw cause;
      }),
    async write(signed) {
      const temporary = join(folder, `.${NAME}.${randomBytes(8).toString("hex")}`);
      const handle = await open(temporary, "wx", 0o600);
      try {
        await handle.writeFile(signed);
        await handle.sync();
      } finally {
        await handle.close();
      }
      await rename(temporary, join(folder, NAME));
      await syncFolder(folder);
    },
  };
}
