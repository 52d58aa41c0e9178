import type { HttpClinic } from "./http-clinic.ts";

/** E-mails to this address that lie in the outbox, the newest first, when all that was on its way has left. */
export async function mailsTo({ ports, deeds }: HttpClinic, address: string) {
  await ports.later.settled();
  for (;;) {
    const started = await deeds.lettersLeave.turn();
    await deeds.lettersLeave.idle();
    if (started === 0) break;
  }
  const letters = await ports.outbox.list();
  return letters.filter(({ to, channel }) => to === address && channel === "email");
}

/** The secret behind the # of the first link in a letter; empty if there is none. */
export function secretOf(letter: { readonly text: string } | undefined): string {
  return /#([A-Za-z0-9_-]{43})/.exec(letter?.text ?? "")?.[1] ?? "";
}
