import { accessCodesContract } from "./access-codes.ts";
import { accountsContract } from "./accounts.ts";
import { admissionContract } from "./admission.ts";
import { appendingContract } from "./appending.ts";
import { appointmentsContract } from "./appointments.ts";
import { contactsContract } from "./contacts.ts";
import { endingGuestsContract } from "./ending-guests.ts";
import { expiringContract } from "./expiring.ts";
import { filesContract } from "./files.ts";
import { invitationsContract } from "./invitations.ts";
import { lettersContract } from "./letters.ts";
import { membershipContract } from "./membership.ts";
import { mergingContactsContract } from "./merging-contacts.ts";
import { notificationsContract } from "./notifications.ts";
import type { Open } from "./opened.ts";
import { openingContract } from "./opening.ts";
import { organisationSettingsContract } from "./organisation-settings.ts";
import { positionsContract } from "./positions.ts";
import { readingContract } from "./reading.ts";
import { refusedFilesContract } from "./refused-files.ts";
import { threadListContract } from "./thread-list.ts";
import { threadsContract } from "./threads.ts";
import { uploadsContract } from "./uploads.ts";

/** What every engine must do, as its users see it through the ports. */
export function storeContract(open: Open): void {
  openingContract(open);
  accountsContract(open);
  admissionContract(open);
  threadsContract(open);
  threadListContract(open);
  appendingContract(open);
  readingContract(open);
  positionsContract(open);
  expiringContract(open);
  uploadsContract(open);
  filesContract(open);
  refusedFilesContract(open);
  membershipContract(open);
  contactsContract(open);
  endingGuestsContract(open);
  mergingContactsContract(open);
  invitationsContract(open);
  accessCodesContract(open);
  appointmentsContract(open);
  lettersContract(open);
  notificationsContract(open);
  organisationSettingsContract(open);
}
