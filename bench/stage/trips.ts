import type { Trip } from "../load/carry-files.ts";
import type { ClinicThread } from "./clinic.ts";

/** The largest that anybody may send. */
export const FILE_BYTES = 200 * 10 ** 6;

const METADATA = `filename ${Buffer.from("scan.bin").toString("base64")}`;
const BYTES = "application/offset+octet-stream";

/** An upload by the tus protocol: begun, then all bytes in one request. A person may send five of these a day. */
export function uploadTrip({ id }: ClinicThread, token: string): Trip {
  const headers = { cookie: `session=${token}`, "tus-resumable": "1.0.0" };
  const begins = { ...headers, "upload-length": String(FILE_BYTES), "upload-metadata": METADATA };
  const goesOn = { ...headers, "upload-offset": "0", "content-type": BYTES };
  return [
    { method: "POST", path: `/api/threads/${id}/uploads`, headers: begins, bodyBytes: 0 },
    { method: "PATCH", path: "", headers: goesOn, bodyBytes: FILE_BYTES },
  ];
}

/** What `uploadTrip` led to, fetched. */
export function downloadTrip(uploadPath: string, token: string): Trip {
  const path = uploadPath.replace("/api/uploads/", "/api/files/");
  return [{ method: "GET", path, headers: { cookie: `session=${token}` }, bodyBytes: 0 }];
}

/** The same file into a folder of WebDAV; nothing needs to be begun there. */
export function putTrip(path: string): Trip {
  return [{ method: "PUT", path, headers: {}, bodyBytes: FILE_BYTES }];
}

export function getTrip(path: string): Trip {
  return [{ method: "GET", path, headers: {}, bodyBytes: 0 }];
}

/** For so many connections their uploads, each by other people, and no more than a person may send a day. */
export function uploadRows(threads: readonly ClinicThread[], rows: number): Trip[][] {
  return threads
    .slice(0, rows)
    .map((thread) => thread.members.flatMap(({ token }) => Array(4).fill(uploadTrip(thread, token))));
}
