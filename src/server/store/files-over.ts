import type { ExpiredFiles, FileStore, UploadStore } from "../ports/file-store.ts";
import type { RefusedFiles } from "../ports/refused-files.ts";
import type { Engine } from "./deeds.ts";
import type { Soiled } from "./soiled.ts";

export interface FileStores {
  readonly files: FileStore;
  readonly uploads: UploadStore;
  readonly expiredFiles: ExpiredFiles;
  readonly refusedFiles: RefusedFiles;
}

export function filesOver(engine: Engine, soiled: Soiled): FileStores {
  const soil = () => {
    soiled.since = true;
  };
  return {
    files: { find: (personId, id, now) => engine.read("findFile", personId, id, now) },
    uploads: uploadsOver(engine, soil),
    expiredFiles: {
      async blank(now, abandonedSince, limit) {
        const blanked = await engine.write("blankFiles", now, abandonedSince, limit);
        if (blanked > 0) soil();
        return blanked;
      },
      gone: (limit) => engine.read("goneFiles", limit),
      erase: (ids) => engine.write("eraseFiles", ids),
      eraseCounted: (before) => engine.write("eraseCounted", before),
      waiting: (touchedBefore, limit) => engine.read("waitingFiles", touchedBefore, limit),
      withBytes: (after, limit) => engine.read("filesWithBytes", after, limit),
      known: (ids) => engine.read("knownFiles", ids),
      async lose(ids) {
        const lost = await engine.write("loseFiles", ids);
        if (lost.length > 0) soil();
        return lost;
      },
      promised: () => engine.read("promisedBytes"),
    },
    refusedFiles: {
      put: (file) => engine.write("putRefusedFile", file),
      list: (organisationId, limit) => engine.read("refusedFiles", organisationId, limit),
      eraseBefore: (refusedBefore) => engine.write("eraseRefusedFiles", refusedBefore),
    },
  };
}

function uploadsOver(engine: Engine, soil: () => void): UploadStore {
  return {
    left: (personId, day) => engine.read("leftToUpload", personId, day),
    begin({ thread }, upload, day) {
      const { threadId, organisationId, viewer } = thread;
      const place = { threadId, organisationId, authorId: viewer.personId };
      return engine.write("beginUpload", place, upload, day);
    },
    find: (authorId, id, now) => engine.read("findUpload", authorId, id, now),
    confirm: (id, received, now, details) => engine.write("confirmUpload", id, received, now, details),
    accept({ thread }, message, file) {
      if (thread.threadId !== message.threadId || thread.viewer.personId !== message.authorId) {
        throw new TypeError("the permit is for another thread or author than the message");
      }
      return engine.write("acceptUpload", message, file);
    },
    async cancel(authorId, id) {
      const cancelled = await engine.write("cancelUpload", authorId, id);
      if (cancelled) soil();
      return cancelled;
    },
  };
}
