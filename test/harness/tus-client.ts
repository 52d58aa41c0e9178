const PROTOCOL = { "tus-resumable": "1.0.0" };
const BYTES = "application/offset+octet-stream";

export type TusClient = ReturnType<typeof tusClient>;

/** Says what the tus protocol says, and nothing by itself. */
export function tusClient(origin: string, cookie: string) {
  const ask = (method: string, path: string, headers: Record<string, string> = {}, body?: BodyInit) =>
    fetch(origin + path, {
      method,
      headers: { cookie, ...headers },
      ...(body !== undefined && { body, duplex: "half" }),
    } as RequestInit);
  return {
    ask,
    begin: (threadId: number, size: number | string, name = "x-ray.bin", more: Record<string, string> = {}) =>
      ask("POST", `/api/threads/${threadId}/uploads`, {
        ...PROTOCOL,
        "upload-length": String(size),
        "upload-metadata": `filename ${Buffer.from(name).toString("base64")}`,
        ...more,
      }),
    append: (path: string, offset: number, body: BodyInit, more: Record<string, string> = {}) =>
      ask(
        "PATCH",
        path,
        { ...PROTOCOL, "upload-offset": String(offset), "content-type": BYTES, ...more },
        body,
      ),
    look: (path: string) => ask("HEAD", path, PROTOCOL),
    cancel: (path: string) => ask("DELETE", path, PROTOCOL),
    /** The whole file at once. @returns its address for downloads */
    async send(threadId: number, content: Uint8Array, name?: string): Promise<string> {
      const begun = await this.begin(threadId, content.length, name);
      const path = begun.headers.get("location") ?? "";
      const sent = await this.append(path, 0, content as BodyInit);
      if (sent.status !== 204) throw new Error(`not sent: ${sent.status} ${await sent.text()}`);
      return path.replace("/api/uploads/", "/api/files/");
    },
  };
}
