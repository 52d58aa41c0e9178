import { Refusal } from "./refusal.ts";

/** Refused because Support has turned the organisation's chat off. Whoever stands at a door is told whom to call. */
export class ChatDisabled extends Refusal {
  readonly clinic: { readonly name: string; readonly emergencyNumber: string } | undefined;

  constructor(organisation?: { readonly name: string; readonly emergencyNumber: string }) {
    super("chat-disabled");
    this.clinic = organisation && {
      name: organisation.name,
      emergencyNumber: organisation.emergencyNumber,
    };
  }
}
