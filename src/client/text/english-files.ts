import { plurals } from "./plural.ts";

const count = plurals("en");
const BYTES_A_KB = 1_000;
const BYTES_A_MB = 1_000_000;
const MB_A_GB = 1_000;

/** The words of sending and showing files. */
export const sayOfFiles = {
  region: "Upload a file",
  choose: "Drag and drop a file here, or click to choose one",
  takePhoto: "Take a photo",
  fromLibrary: "Choose from your photos",
  most: (bytes: number) => `Up to ${sizeOf(bytes)} a file.`,
  left: (bytes: number, from: string) =>
    `You have ${sizeOf(bytes, Math.floor)} left today; more from ${from}.`,
  midnight: "midnight",
  noPlace:
    "From JPEG, PNG, WebP and HEIC pictures the place where they were taken is removed. Other files may still tell it.",
  unscanned: {
    "always-pass": "",
    "wait-while-down":
      "All files are checked for viruses first; when that is not possible, they wait until it is.",
    "pass-while-down":
      "All files are checked for viruses first; when that is not possible, they are sent unchecked.",
  },
  held: "It waits to be checked for viruses. The others get it after that, also when you close this page.",
  fromBefore: "The file that you sent before",
  pause: "Pause",
  resume: "Resume",
  tryAgain: "Try again",
  remove: (name: string) => `Remove ${name}`,
  progressOf: (name: string) => `Upload of ${name}`,
  ofSize: (sent: number, size: number) => `${sizeOf(sent, Math.floor)} of ${sizeOf(size)}`,
  speed: (perSecond: number) => `${sizeOf(perSecond)} a second`,
  timeLeft: (seconds: number) => `${durationOf(seconds)} left`,
  waiting: "Waits for the file before it",
  paused: "Paused",
  broken: "Not connected. It goes on by itself when you are back.",
  finishing: "All of it is there. The server looks at it before the others see it …",
  begins: "Starting …",
  interrupted: (files: number) =>
    count(files, {
      one: "An upload stopped when the page was closed. Choose the same file again, and it goes on where it stood.",
      other:
        "# uploads stopped when the page was closed. Choose the same files again, and they go on where they stood.",
    }),
  unreadable:
    "This cannot be read. Folders cannot be sent, and a file must stay where it is until it is sent. Please choose it again.",
  notSent: "It was not sent: you are no longer in this chat.",
  sending: (percent: number) => `Sending a file: ${percent} %`,
  unclear: "The server could not take this file. Please try again.",
  size: (bytes: number) => sizeOf(bytes),
  kind: kindOf,
  picture: (name: string) => `Picture: ${name}`,
  show: "Show picture",
  heavy: "This picture is very large. It is not shown by itself.",
  cannotShow: "This browser cannot show this picture. You can download it.",
  download: "Download",
  close: "Close",
  previous: "Previous picture",
  next: "Next picture",
  larger: "Larger",
  smaller: "Smaller",
  place: (place: number, all: number) => `${place} of ${all}`,
};

/** In units of a thousand, as the limits are. */
function sizeOf(bytes: number, round: (amount: number) => number = Math.round): string {
  if (bytes < BYTES_A_KB) return count(round(bytes), { one: "# byte", other: "# bytes" });
  if (bytes < BYTES_A_MB) return `${Math.min(999, Math.max(1, round(bytes / BYTES_A_KB)))} KB`;
  const megabytes = bytes / BYTES_A_MB;
  if (round(megabytes) === MB_A_GB) return "1 GB";
  return `${megabytes < 10 ? round(megabytes * 10) / 10 : round(megabytes)} MB`;
}

function durationOf(seconds: number): string {
  if (seconds < 60) return count(Math.max(1, Math.ceil(seconds)), { one: "# second", other: "# seconds" });
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return count(minutes, { one: "# minute", other: "# minutes" });
  return count(Math.ceil(minutes / 60), { one: "# hour", other: "# hours" });
}

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/^image\/jpeg$/, "JPEG picture"],
  [/^image\/hei[cf]$/, "HEIC picture"],
  [/^image\/(\w+)/, "picture"],
  [/pdf$/, "PDF document"],
  [/wordprocessing/, "Word document"],
  [/spreadsheet/, "Excel sheet"],
  [/presentation/, "PowerPoint slides"],
  [/^video\//, "Video"],
  [/^audio\//, "Sound"],
  [/^text\//, "Text"],
  [/zip$/, "ZIP archive"],
  [/dicom$/, "DICOM picture"],
  [/rtf$/, "Text document"],
];

/** What runs when it is opened, on one system or another, whatever it looks like. */
const PROGRAM =
  /\.(?:exe|com|bat|cmd|scr|pif|msi|msp|cpl|hta|jar|jse?|mjs|vb[es]|ws[fh]|ps1|lnk|reg|dll|url|sh|command|app|dmg|pkg|apk|deb|rpm)$/i;

/** What a media type is called; a program is told by its name, since that is what decides what opening it does. */
function kindOf(type: string, name = ""): string {
  if (PROGRAM.test(name.trim())) return "Program";
  return kindOfContent(type);
}

function kindOfContent(type: string): string {
  const [pattern, name] = KINDS.find(([each]) => each.test(type)) ?? [];
  if (name === "picture") return `${pattern?.exec(type)?.[1]?.toUpperCase()} picture`;
  return name ?? "File";
}
