/**
 * Gives the memory of these bytes back at once, where nothing else lies in it; they are empty from then on. Left to
 * the garbage collector, a file of 200 MB on its way through made it run twenty times over everything that lives, which
 * doubled the time of sealing and made everybody else wait.
 */
export function spend(bytes: Uint8Array): void {
  const { buffer } = bytes;
  if (!(buffer instanceof ArrayBuffer) || buffer.detached) return;
  if (buffer.byteLength === bytes.byteLength) buffer.transfer(0);
}
