import type { InferOutput } from "valibot";
import type { RecoveryAnswer } from "../../shared/protocol/account-bodies.ts";
import { ConfirmedButton } from "../form/confirmed-button.tsx";
import { useFocusFollows } from "../form/use-focus-follows.ts";
import { sayOfAccount as words } from "../text/english-account.ts";
import { DeedProblem } from "./deed-problem.tsx";
import type { Account, Ask } from "./use-account.ts";
import { useDeed } from "./use-deed.ts";

type RecoverySectionProps = {
  readonly account: Account;
  readonly ask: Ask;
  readonly onCodes: (codes: readonly string[]) => void;
};

/** There are codes only beside something that they stand in for. */
export function RecoverySection({ account, ask, onCodes }: RecoverySectionProps) {
  const { problem, run, runs } = useDeed();
  const around = useFocusFollows<HTMLElement>(runs);
  async function renew(): Promise<void> {
    const path = "/api/account/recovery-codes";
    const made = await run(() => ask<InferOutput<typeof RecoveryAnswer>>("POST", path));
    if (made !== null) onCodes(made.value.codes);
  }
  return (
    <section aria-labelledby="recovery-heading" ref={around}>
      <h2 id="recovery-heading">{words.recovery}</h2>
      <p>
        {words.recoveryWhy} {words.recoveryLeft(account.recoveryLeft)}
      </p>
      <DeedProblem problem={problem} />
      <ConfirmedButton
        key={runs}
        label={words.newCodes}
        harmless
        what={words.newCodesWhat}
        deed={words.newCodesDo}
        keep={words.keep}
        onConfirmed={renew}
      />
    </section>
  );
}
