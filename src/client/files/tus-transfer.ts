import { DetailedError, type OnSuccessPayload, Upload } from "tus-js-client";
import { request } from "../connection/request.ts";
import { sayOfFiles as words } from "../text/english-files.ts";
import { deviceZone } from "../text/time-zones.ts";
import { interruptedUploads } from "./interrupted.ts";
import { forgetUpload, keepUpload } from "./keep-upload.ts";
import { markOf } from "./mark.ts";
import { outcomeOf } from "./outcome-of.ts";
import type { Transfer, TransferEvents } from "./transfer.ts";

/** So often, in ms, it is noted that an upload is alive. */
const NOTED_EVERY_MS = 10_000;

/**
 * By tus 1.0.0. Each start is a new upload of the library's that knows either an address or where to get one, never
 * both: with both the library begins anew, from nothing, whenever a proxy or a restarting server turns its look away.
 * Its own trying again and its own storage, which keeps names, are not used.
 */
export class TusTransfer implements Transfer {
  readonly #file: File;
  readonly #threadId: number;
  readonly #events: TransferEvents;
  #upload: Upload | null = null;
  /** Raised by every start and stop: what an earlier one still tells is not heard. */
  #turn = 0;
  #mark = "";
  #url: string | null = null;
  #notedAt = 0;

  constructor(file: File, threadId: number, events: TransferEvents) {
    this.#file = file;
    this.#threadId = threadId;
    this.#events = events;
  }

  start(): void {
    this.#turn += 1;
    void this.#begin(this.#turn);
  }

  stop(): void {
    this.#turn += 1;
    void this.#upload?.abort();
  }

  abandon(): void {
    this.stop();
    if (this.#url !== null) giveUp(this.#url);
    this.#forget();
  }

  async #begin(turn: number): Promise<void> {
    const mark = await markOf(this.#file, this.#threadId).catch(() => null);
    if (turn !== this.#turn) return;
    if (mark === null) {
      this.#events.refused(words.unreadable, true);
      return;
    }
    this.#mark = mark;
    this.#url ??= interruptedUploads(sessionStorage).find((each) => each.mark === mark)?.url ?? null;
    const upload = new Upload(this.#file, {
      ...(this.#url === null
        ? { endpoint: `/api/threads/${this.#threadId}/uploads` }
        : { uploadUrl: this.#url }),
      metadata: { filename: this.#file.name, timeZone: deviceZone() },
      storeFingerprintForResuming: false,
      retryDelays: null,
      onUploadUrlAvailable: () => turn === this.#turn && this.#note(upload.url),
      onProgress: (sent) => turn === this.#turn && this.#moved(upload.url, sent),
      onSuccess: (payload) => turn === this.#turn && this.#done(payload),
      onError: (error) => turn === this.#turn && void this.#failed(error, turn),
    });
    this.#upload = upload;
    upload.start();
  }

  #moved(url: string | null, sent: number): void {
    if (Date.now() - this.#notedAt >= NOTED_EVERY_MS) this.#note(url);
    this.#events.sent(sent);
  }

  #note(url: string | null, held = false): void {
    if (url === null) return;
    this.#url = url;
    this.#notedAt = Date.now();
    const { size } = this.#file;
    keepUpload(sessionStorage, {
      mark: this.#mark,
      threadId: this.#threadId,
      url,
      size,
      at: this.#notedAt,
      held,
    });
  }

  #done({ lastResponse }: OnSuccessPayload): void {
    const url = this.#url;
    if (url !== null && lastResponse.getHeader("upload-waits-for") === "scanner") {
      this.#note(url, true);
      this.#events.held(url);
      return;
    }
    this.#forget();
    this.#events.done();
  }

  async #failed(error: Error, turn: number): Promise<void> {
    const response = error instanceof DetailedError ? error.originalResponse : null;
    const status = response?.getStatus() ?? 0;
    const body = response?.getBody() || (await this.#reason(status));
    if (turn !== this.#turn) return;
    const outcome = outcomeOf(status, body, words.unclear);
    if (outcome.kind === "broken") {
      this.#events.broken();
      return;
    }
    const hadBegun = this.#url !== null;
    this.#forget();
    if (outcome.kind === "gone" && hadBegun) this.start();
    else if (outcome.kind === "refused") this.#events.refused(outcome.sentence, outcome.again);
    else this.#events.refused(words.unclear, true);
  }

  /** The answer to a HEAD has no words: what was refused meanwhile is asked for. */
  async #reason(status: number): Promise<string> {
    if (status !== 422 || this.#url === null) return "";
    const answer = await request("GET", this.#url);
    return answer.ok ? "" : JSON.stringify(answer.error);
  }

  #forget(): void {
    this.#url = null;
    forgetUpload(sessionStorage, this.#mark);
  }
}

/** Without an answer it ends by itself, within the hour. */
export function giveUp(url: string): void {
  Upload.terminate(url, { retryDelays: null }).catch(() => {});
}
