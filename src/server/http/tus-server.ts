import { type Locker, Server } from "@tus/server";
import { MAX_FILE_BYTES } from "../../shared/protocol/limits.ts";
import type { Completion } from "../actions/complete-upload.ts";
import type { TusStore } from "./tus-store.ts";
import { WAITING } from "./upload-waits.ts";

/** The library's server for one request, and what was thrown in it. */
export class TusServer extends Server {
  problem: unknown;

  constructor(datastore: TusStore, locker: Locker, whole: (id: string) => Promise<Completion>) {
    let made = 0;
    super({
      path: "/api/uploads",
      datastore,
      locker,
      // To be told; who wants to send more is refused by the deed, which has a sentence for it.
      maxSize: (_request, id) => (id === null ? MAX_FILE_BYTES : 0),
      // Other websites may not ask at all (own-origin.ts).
      allowedOrigins: [],
      // A new upload has no name before it is begun; this one is its lock's alone.
      namingFunction: () => `new ${++made} ${performance.now()}`,
      generateUrl: (_request, { id }) => `/api/uploads/${id}`,
      onUploadFinish: async (_request, { id }) => {
        return (await whole(id)) === "waiting" ? { headers: WAITING } : {};
      },
      onResponseError: (_request, error) => {
        this.problem = error;
        return undefined;
      },
    });
  }

  answerTo(request: Request): Promise<Response> {
    return this.handleWeb(request);
  }
}
