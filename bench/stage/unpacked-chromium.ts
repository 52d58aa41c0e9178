import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import chromium, { inflate } from "@sparticuz/chromium";

const MODULES = join(import.meta.dirname, "../../node_modules");
const PACKAGE = join(MODULES, "@sparticuz/chromium");
const CACHE = join(MODULES, ".cache");
/** As root, and on a closed network: without these Chromium refuses to start, or calls home again and again. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** In place of the package's own, which looks in /tmp alone. Without any font Chromium ends at the first text. */
const FONTS_BESIDE_THIS_FILE = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir prefix="relative">fonts</dir>
  <cachedir prefix="xdg">fontconfig</cachedir>
</fontconfig>
`;

/**
 * The Chromium that comes from npm alone, and the environment that it needs. A fresh Debian lacks its libraries, so
 * the package's own are used everywhere; fonts only where there are none.
 */
export async function unpackedChromium(): Promise<{ executablePath: string; env: Record<string, string> }> {
  const { version } = JSON.parse(await readFile(join(PACKAGE, "package.json"), "utf8")) as {
    version: string;
  };
  const folder = join(CACHE, `chromium-${version}`);
  if (!existsSync(folder)) await unpack(folder);
  const env = { ...process.env, LD_LIBRARY_PATH: join(folder, "al2023/lib") } as Record<string, string>;
  if (!existsSync("/etc/fonts/fonts.conf")) env.FONTCONFIG_PATH = join(folder, "fonts");
  return { executablePath: join(folder, "chromium"), env };
}

/** Whole or not at all: two test files may unpack at the same time, and one may be stopped in the middle. */
async function unpack(folder: string): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const beside = await mkdtemp(`${folder}-`);
  const usual = process.env.TMPDIR;
  process.env.TMPDIR = beside; // the package unpacks to the folder for temporary files
  try {
    await chromium.executablePath();
    await inflate(join(PACKAGE, "bin/al2023.tar.br"));
    await writeFile(join(beside, "fonts/fonts.conf"), FONTS_BESIDE_THIS_FILE);
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
  }
  await rename(beside, folder).catch((cause: NodeJS.ErrnoException) => {
    if (!["ENOTEMPTY", "EEXIST"].includes(cause.code ?? "")) throw cause;
    return rm(beside, { recursive: true });
  });
}
