/** One measured number, and how good it should be. */
export interface Finding {
  readonly name: string;
  readonly figure: number;
  readonly unit: string;
  readonly target?: { readonly atLeast: number } | { readonly atMost: number };
  /** Of what the machine can do at most, measured in the same run. */
  readonly share?: { readonly of: string; readonly limit: number };
  readonly note?: string;
}

/** @returns undefined when there is nothing to hold it against */
export function isMet({ figure, target }: Finding): boolean | undefined {
  if (!target) return undefined;
  return "atLeast" in target ? figure >= target.atLeast : figure <= target.atMost;
}

const HEADINGS = ["", "measured", "to reach", "", "of the machine's limit"];

/** Findings as lines of text, in columns. */
export function table(findings: readonly Finding[]): string {
  const rows = [HEADINGS, ...findings.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => pad(cell, column, widths[column] as number))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cells(finding: Finding): string[] {
  const met = isMet(finding);
  return [
    finding.name,
    `${readable(finding.figure)} ${finding.unit}`,
    finding.target ? targetText(finding.target) : "",
    met === undefined ? "" : met ? "met" : "MISSED",
    [shareText(finding.share, finding.figure), finding.note].filter(Boolean).join("; "),
  ];
}

function targetText(target: NonNullable<Finding["target"]>): string {
  return "atLeast" in target ? `at least ${readable(target.atLeast)}` : `at most ${readable(target.atMost)}`;
}

function shareText(share: Finding["share"], figure: number): string {
  if (!share) return "";
  const ratio = figure / share.limit;
  return ratio < 0.005 ? `${ratio.toPrecision(1)} x ${share.of}` : `${ratio.toFixed(2)} x ${share.of}`;
}

/** Three digits that say something, or whole numbers. */
function readable(figure: number): string {
  if (Number.isNaN(figure)) return "nothing";
  if (Math.abs(figure) >= 100 || Number.isInteger(figure)) return Math.round(figure).toLocaleString("en");
  return figure.toPrecision(3);
}

/** Figures stand flush right under each other; words flush left. */
function pad(cell: string, column: number, width: number): string {
  return column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width);
}
