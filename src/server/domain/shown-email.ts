const SHOWN = 3;

/** The beginning of an e-mail address, enough to tell two people apart and too little to write to: "may…". */
export function shownEmail(address: string): string {
  const [local = ""] = address.split("@");
  return `${local.slice(0, SHOWN)}…`;
}
