/**
 * Loaded before the server (`node --expose-gc --import …`) when its memory is measured: what is garbage already,
 * but not collected yet, is no connection's.
 */
process.on("SIGUSR2", () => globalThis.gc?.());
