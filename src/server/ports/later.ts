/**
 * Carries work out after the answer to whoever asked has left, so that the answer's time says nothing about it. What
 * goes wrong is logged.
 */
export interface Later {
  do(what: string, work: () => Promise<void>): void;
}
