/** What a transfer tells. After `stop` or `abandon` it tells nothing more until it is started again. */
export type TransferEvents = {
  /** So many bytes have left. */
  readonly sent: (bytes: number) => void;
  /** All of it is on the server's disk, and is a message now. */
  readonly done: () => void;
  /** All of it is on the server's disk, and waits there for the scanner; `url` is its address. */
  readonly held: (url: string) => void;
  /** The network or the server was away; where it stands will be asked for. */
  readonly broken: () => void;
  /** It will not do, for the reason in this sentence. `again`: another time it may. */
  readonly refused: (sentence: string, again: boolean) => void;
};

/** One file on its way. */
export type Transfer = {
  /** Goes on where the server stands. */
  start(): void;
  stop(): void;
  /** Ends it for good, at the server too. */
  abandon(): void;
};
