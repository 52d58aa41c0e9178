import { addColleague } from "./actions/add-colleague.ts";
import { applyLogOffTimes } from "./actions/apply-log-off-times.ts";
import { askForReset } from "./actions/ask-for-reset.ts";
import { changeColleague } from "./actions/change-colleague.ts";
import { choosePasswordByLink } from "./actions/choose-password-by-link.ts";
import { deactivateColleague } from "./actions/deactivate-colleague.ts";
import { describeOrganisation } from "./actions/describe-organisation.ts";
import { listAttention } from "./actions/list-attention.ts";
import { listColleagues } from "./actions/list-colleagues.ts";
import { renewColleagueLink } from "./actions/renew-colleague-link.ts";
import { resetSecondFactor } from "./actions/reset-second-factor.ts";
import { restoreColleague } from "./actions/restore-colleague.ts";
import { saveOrganisation } from "./actions/save-organisation.ts";
import { writeAccountLetter } from "./actions/write-account-letter.ts";
import type { OwnAccountPorts } from "./compose-own-account.ts";
import type { ChatSwitch } from "./ports/chat-switch.ts";
import type { ColleagueStore } from "./ports/colleague-store.ts";
import type { ContactStore } from "./ports/contact-store.ts";
import type { JobWatch } from "./ports/job-watch.ts";
import type { LinkStore } from "./ports/people-store.ts";
import type { RefusedFiles } from "./ports/refused-files.ts";
import type { SupportStore } from "./ports/support-store.ts";
import type { ThreadStore } from "./ports/thread-store.ts";

export interface AdministrationPorts extends OwnAccountPorts {
  readonly colleagues: ColleagueStore;
  readonly contacts: ContactStore;
  readonly links: LinkStore;
  readonly threads: ThreadStore;
  readonly support: SupportStore;
  readonly chatSwitch: ChatSwitch;
  readonly jobWatch: JobWatch;
  readonly refusedFiles: RefusedFiles;
  readonly log: { error(about: object, message: string): void };
}

/** Who works here, how they come in, and what their organisation has set. */
export function administration(ports: AdministrationPorts) {
  const mailing = { ...ports, writeAccountLetter: writeAccountLetter(ports) };
  const describe = describeOrganisation(mailing);
  return {
    listColleagues: listColleagues(ports),
    addColleague: addColleague(mailing),
    renewColleagueLink: renewColleagueLink(mailing),
    changeColleague: changeColleague(mailing),
    deactivateColleague: deactivateColleague(ports),
    restoreColleague: restoreColleague(mailing),
    resetSecondFactor: resetSecondFactor(mailing),
    askForReset: askForReset(mailing),
    choosePasswordByLink: choosePasswordByLink(mailing),
    describeOrganisation: describe,
    saveOrganisation: saveOrganisation({
      ...ports,
      describeOrganisation: describe,
      applyLogOffTimes: applyLogOffTimes(ports),
    }),
    listAttention: listAttention(ports),
  };
}
