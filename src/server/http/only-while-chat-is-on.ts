import type { FastifyRequest } from "fastify";
import { ChatDisabled } from "../domain/chat-disabled.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import { signedInBy } from "./signed-in.ts";

/** What goes on for those who are signed in, and all below it. Whatever is not named here is the chat. */
const WITHOUT_CHAT = [
  "/api/account",
  "/api/attention",
  "/api/audit",
  "/api/chat",
  "/api/colleagues",
  "/api/letters",
  "/api/organisation",
  "/api/sign-out",
  "/api/support",
];

/**
 * A hook for every route: while Support has turned an organisation's chat off, its people are refused whatever is not
 * named above, so that a new route is closed unless somebody says otherwise. To run after the route's own guard.
 * @throws Refusal `chat-disabled`
 */
export function onlyWhileChatIsOn(chatSwitch: Pick<ChatSwitch, "isOn">) {
  return async (request: FastifyRequest): Promise<void> => {
    const person = signedInBy(request)?.person;
    if (!person || chatSwitch.isOn(person.organisationId)) return;
    if (!goesOn(request.routeOptions.url ?? "")) throw new ChatDisabled();
  };
}

function goesOn(route: string): boolean {
  return WITHOUT_CHAT.some((named) => route === named || route.startsWith(`${named}/`));
}
