import { Agent, get } from "node:http";

/** One connection that stays open, as a browser's does. */
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

/** Asks the server as a signed-in person. @returns the answer's body and how long it took to be there, in ms */
export function timedGet(port: number, path: string, token: string): Promise<{ body: string; ms: number }> {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const headers = { cookie: `session=${token}` };
    get({ host: "127.0.0.1", port, path, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => {
        const ms = performance.now() - begin;
        const body = Buffer.concat(chunks).toString();
        if (response.statusCode === 200) resolve({ body, ms });
        else reject(new Error(`GET ${path} was answered with ${response.statusCode}: ${body}`));
      });
    }).on("error", reject);
  });
}
