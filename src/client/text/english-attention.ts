import { plurals } from "./plural.ts";

const count = plurals("en");

/** What awaits an administrator, on the first page. */
export const sayOfAttention = {
  heading: "This needs attention",
  letters: (letters: number) =>
    count(letters, {
      one: "# letter could not be delivered",
      other: "# letters could not be delivered",
    }),
  files: (files: number) =>
    count(files, { one: "# file was refused as harmful", other: "# files were refused as harmful" }),
  late: (jobs: readonly string[]) =>
    `The server is behind with: ${jobs.join(", ")}. Please tell whoever runs it.`,
  jobs: {
    "expire-messages": "deleting messages whose time is over",
    "expire-files": "deleting files whose time is over",
    "send-waiting-files": "checking files",
    "reconcile-files": "looking for lost files",
    "erase-traces": "erasing what is left of old messages",
    "destroy-keys": "destroying keys",
    "erase-ended-sessions": "erasing ended sign-ins",
    "send-letters": "sending letters",
    "send-notifications": "telling people of new messages",
    "erase-ended-letters": "erasing old letters",
  } as Readonly<Record<string, string>>,
};
