import { accountsContract } from "./accounts.ts";
import { admissionContract } from "./admission.ts";
import { appendingContract } from "./appending.ts";
import { expiringContract } from "./expiring.ts";
import { filesContract } from "./files.ts";
import type { Open } from "./opened.ts";
import { openingContract } from "./opening.ts";
import { positionsContract } from "./positions.ts";
import { readingContract } from "./reading.ts";
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
}
