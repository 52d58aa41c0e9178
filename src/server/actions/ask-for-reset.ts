import { readEmailAddress } from "../domain/email-address.ts";
import { maySignInHere } from "../domain/second-factor.ts";
import type { Later } from "../ports/later.ts";
import type { PeopleStore } from "../ports/people-store.ts";
import type { SecondFactorStore } from "../ports/second-factor-store.ts";
import { type LinkPorts, mailLink } from "./issue-account-link.ts";
import { FOR_AN_ACCOUNT, FROM_A_NETWORK, resetsAskedFor } from "./resets-asked-for.ts";

interface Ports extends LinkPorts {
  readonly people: Pick<PeopleStore, "credentials">;
  readonly secondFactors: Pick<SecondFactorStore, "standing">;
  readonly later: Later;
}

/**
 * Sends the link for a new password to whoever has an account with this address. Whether there is one is nobody's
 * business: nothing is told, also not by how long the answer takes, since everything happens after it.
 * @returns whether e-mail leaves the house at all; else the letter waits for whoever runs the server
 */
export function askForReset(ports: Ports) {
  const { people, secondFactors, later, clock } = ports;
  const mail = mailLink(ports);
  const mayLeaveTo = resetsAskedFor(FOR_AN_ACCOUNT);
  const mayLeaveFrom = resetsAskedFor(FROM_A_NETWORK);
  return (asked: { readonly email: string; readonly network: string }): boolean => {
    later.do("sending the link for a new password", async () => {
      const email = readEmailAddress(asked.email);
      const account = email && (await people.credentials(email));
      const standing = account && (await secondFactors.standing(account.personId));
      if (!standing || !maySignInHere(standing)) return;
      const now = clock.now();
      if (!mayLeaveFrom(asked.network, now) || !mayLeaveTo(String(standing.personId), now)) return;
      await mail("reset", standing.personId);
    });
    return ports.postOffice.mailLeaves;
  };
}
