import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { answers, freePort } from "./knock.ts";
import { pinnedProgram } from "./pinning.ts";

/** Debian puts it where only administrators look. */
const PLACES = ["nginx", "/usr/sbin/nginx"];
const STARTS_WITHIN_MS = 5_000;
const KNOCK_EVERY_MS = 20;

/** nginx with its WebDAV module on the server's core, its files beside the server's: what a file costs without a seal. */
export class NginxProcess {
  readonly port: number;
  /** The folder that it serves. */
  readonly files: string;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number, files: string) {
    this.#child = child;
    this.files = files;
    this.port = port;
  }

  /** @returns undefined where there is no nginx with WebDAV @throws Error when it does not start */
  static async start(folder: string): Promise<NginxProcess | undefined> {
    const nginx = PLACES.find((place) =>
      spawnSync(place, ["-V"], { encoding: "utf8" }).stderr?.includes("http_dav_module"),
    );
    if (nginx === undefined) return undefined;
    const port = await freePort();
    const files = join(folder, "files");
    mkdirSync(files, { recursive: true });
    const config = join(folder, "nginx.conf");
    writeFileSync(config, configFor(folder, port));
    const [command, args] = pinnedProgram("server", nginx, ["-e", "stderr", "-p", folder, "-c", config]);
    const child = spawn(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    const until = performance.now() + STARTS_WITHIN_MS;
    while (!(await answers(port))) {
      if (child.exitCode !== null || performance.now() > until) throw new Error("nginx did not start.");
      await new Promise((resolve) => setTimeout(resolve, KNOCK_EVERY_MS));
    }
    return new NginxProcess(child, port, files);
  }

  async stop(): Promise<void> {
    if (this.#child.exitCode !== null) return;
    this.#child.kill("SIGTERM");
    await once(this.#child, "exit");
  }
}

/** As Debian sets it up, but for the places, the size of a body, and a log of every request. */
function configFor(folder: string, port: number): string {
  return `${process.getuid?.() === 0 ? "user root;" : ""}
daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
events { worker_connections 64; }
http {
  access_log off;
  error_log stderr crit;
  sendfile on;
  tcp_nopush on;
  client_max_body_size 0;
  client_body_temp_path ${folder}/bodies;
  proxy_temp_path ${folder}/unused-proxy;
  fastcgi_temp_path ${folder}/unused-fastcgi;
  uwsgi_temp_path ${folder}/unused-uwsgi;
  scgi_temp_path ${folder}/unused-scgi;
  server {
    listen 127.0.0.1:${port};
    location / {
      root ${folder}/files;
      dav_methods PUT DELETE;
    }
  }
}
`;
}
