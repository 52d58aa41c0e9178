export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed if it is JSON, else the text. */
  readonly body: unknown;
}

/** Asks the server over HTTP as the page does; `body` goes as JSON. */
export async function overHttp(
  url: string,
  [method, path]: readonly [method: string, path: string],
  { cookie, body }: { cookie?: string; body?: unknown } = {},
): Promise<HttpAnswer> {
  const headers = {
    ...(cookie && { cookie }),
    ...(body !== undefined && { "content-type": "application/json" }),
  };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const answer = await fetch(`${url}${path}`, { method, headers, ...sent });
  const text = await answer.text();
  const isJson = answer.headers.get("content-type")?.startsWith("application/json");
  return { status: answer.status, headers: answer.headers, body: isJson ? JSON.parse(text) : text };
}
