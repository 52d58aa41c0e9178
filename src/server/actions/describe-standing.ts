import type * as v from "valibot";
import type { MeAnswer } from "../../shared/protocol/bodies.ts";
import type { ChatSwitch } from "../ports/chat-switch.ts";
import { describeMe, type WelcomePorts } from "./describe-welcome.ts";
import type { SignedIn } from "./recognise-session.ts";

interface Ports extends Pick<WelcomePorts, "contacts" | "details" | "people"> {
  readonly chatSwitch: Pick<ChatSwitch, "isOn">;
}

type Here = v.InferOutput<typeof MeAnswer>["here"];

/** What a socket would say first, for whom there is none: Support, and those whose chat is turned off. */
export function describeStanding(ports: Ports) {
  return async ({ person, endsAt, longestEndsAt, restricted }: SignedIn): Promise<Here> => {
    const support = person.support === true;
    const off = !ports.chatSwitch.isOn(person.organisationId);
    const organisation = (support || off) && (await ports.people.organisation(person.organisationId));
    if (!organisation || restricted) return null;
    const session = longestEndsAt === undefined ? null : { endsAt, longestEndsAt };
    return { me: await describeMe(ports, person), organisation, support, session };
  };
}
