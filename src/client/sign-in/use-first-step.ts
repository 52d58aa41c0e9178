import { useState } from "preact/hooks";
import type { InferOutput } from "valibot";
import type { SecondStepAnswer } from "../../shared/protocol/account-bodies.ts";
import type { Answer } from "../connection/request.ts";
import { useSubmission } from "../form/submission.ts";
import { askForPasskey } from "./passkey-way.tsx";
import type { Ways } from "./second-step.tsx";
import { usePasskeyOffer } from "./use-passkey-offer.ts";

export type FirstStepEnds = {
  readonly onIn: () => void;
  readonly onWays: (ways: Ways) => void;
};

/** The two ways in: what they send, and what is said against it. `why`: what is said before anything was tried. */
export function useFirstStep({ onIn, onWays }: FirstStepEnds, why: string | null) {
  const submission = useSubmission();
  const [said, setSaid] = useState(why);
  const shown = (answer: Answer<undefined>) => (answer.ok ? onIn() : setSaid(answer.error.sentence));
  const offer = usePasskeyOffer(shown);

  async function signIn(email: string, password: string): Promise<void> {
    setSaid(null);
    await offer.end();
    const body = { email: email.trim(), password };
    const done = await submission.post<InferOutput<typeof SecondStepAnswer> | undefined>(
      "/api/sign-in",
      body,
    );
    if (done === null) return;
    if (done.value === undefined) onIn();
    else onWays(done.value.ways);
  }

  async function usePasskey(): Promise<void> {
    setSaid(null);
    await offer.end();
    shown(await askForPasskey("/api/sign-in/passkey"));
  }

  return { submission, said, signIn, usePasskey, renewOffer: offer.renew };
}
