import { DataStore, Upload } from "@tus/server";
import { UPLOAD_WAITS_MS } from "../../shared/protocol/limits.ts";
import type { ThreadId } from "../domain/identifiers.ts";
import type { Person } from "../domain/person.ts";
import { Refusal } from "../domain/refusal.ts";
import type { Deeds } from "./deeds.ts";
import { fileIdOf } from "./upload-in-path.ts";

const CLIENT_ID = /^[A-Za-z0-9_-]{16,36}$/;
/** Long enough for a name and what programs say of a file; it is told again with every look at the upload. */
const MAX_METADATA_LENGTH = 4_000;

/**
 * Uploads as the tus library sees them, made anew for each request: it acts for one person, and every method is one
 * of that person's deeds. Checksum and concatenation are not among the extensions because the library has neither.
 */
export class TusStore extends DataStore {
  override extensions = ["creation", "creation-with-upload", "expiration", "termination"];
  readonly #deeds: Deeds;
  readonly #person: Person;
  readonly #bytes: AsyncIterable<Uint8Array>;
  readonly #threadId: ThreadId | undefined;

  /**
   * @param bytes the body of the request
   * @param threadId where an upload is begun; undefined where one goes on
   */
  constructor(deeds: Deeds, person: Person, bytes: AsyncIterable<Uint8Array>, threadId?: ThreadId) {
    super();
    this.#bytes = bytes;
    this.#deeds = deeds;
    this.#person = person;
    this.#threadId = threadId;
  }

  override async create(upload: Upload): Promise<Upload> {
    if (this.#threadId === undefined || upload.size === undefined) throw new Refusal("upload-unclear");
    const metadata = upload.metadata ?? {};
    if (JSON.stringify(metadata).length > MAX_METADATA_LENGTH) throw new Refusal("file-name-too-long");
    const { filename, name, clientId, timeZone } = metadata;
    if (clientId && !CLIENT_ID.test(clientId)) throw new Refusal("upload-unclear");
    const id = await this.#deeds.beginUpload(this.#person, this.#threadId, {
      name: filename ?? name ?? "",
      size: upload.size,
      clientId: clientId ?? undefined,
      deviceZone: timeZone ?? undefined,
      metadata,
    });
    upload.id = String(id);
    return upload;
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, received, waitsMs, metadata } = await this.#deeds.lookAtUpload(this.#person, fileIdOf(id));
    // The library adds the time that an upload waits to when it was made; ours begins anew with every byte.
    const touchedAt = Date.now() + waitsMs - UPLOAD_WAITS_MS;
    const creation_date = new Date(touchedAt).toISOString();
    return new Upload({ id, size, offset: received, metadata, creation_date });
  }

  /**
   * Not from the library's stream: that is the body after two web streams, a filter and a copy of every chunk, which
   * took as long as sealing. Its limit is kept by the deed.
   */
  override write(_stream: unknown, id: string, offset: number): Promise<number> {
    return this.#deeds.appendToUpload(this.#person, fileIdOf(id), offset, this.#bytes);
  }

  override remove(id: string): Promise<void> {
    return this.#deeds.cancelUpload(this.#person, fileIdOf(id));
  }

  override getExpiration(): number {
    return UPLOAD_WAITS_MS;
  }
}
