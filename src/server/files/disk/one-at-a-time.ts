export type InTurn = (work: () => Promise<void>) => Promise<void>;

/**
 * Carries out what it is given one after the other, also when something of it fails. Uploads at the same pace come to
 * their 4 MiB together: told to the disk all at once they would hold the database up for all of them.
 */
export function oneAtATime(): InTurn {
  let last = Promise.resolve();
  return (work) => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };
}
