import type { OpenClinic } from "./open-clinic.ts";

/** Takes down every sealed body that goes to the store from now on: what a search of the disk looks for. */
export function sealedBodies({ clinic }: OpenClinic): Uint8Array[] {
  const { messages } = clinic.ports;
  const append = messages.append.bind(messages);
  const bodies: Uint8Array[] = [];
  messages.append = (permit, message) => {
    bodies.push(Uint8Array.from(message.body)); // a copy: the store may give the bytes away
    return append(permit, message);
  };
  return bodies;
}
