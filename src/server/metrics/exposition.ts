/** One line of a metric: what distinguishes it from the others, and its number. */
export interface Sample {
  /** Behind the metric's name, as `_bucket`. */
  readonly suffix?: string;
  /** Of a fixed few: states, names of jobs. Never of a person or an organisation. */
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

export interface Metric {
  readonly name: string;
  readonly help: string;
  readonly type: "counter" | "gauge" | "histogram";
  readonly samples: readonly Sample[];
}

/** Prometheus' text format, version 0.0.4 (prometheus.io, "Exposition formats"). */
export function exposition(metrics: readonly Metric[]): string {
  return metrics.map(paragraph).join("");
}

function paragraph({ name, help, type, samples }: Metric): string {
  const lines = samples.map(
    ({ suffix = "", labels, value }) => `${name}${suffix}${labelled(labels)} ${value}\n`,
  );
  return `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n${lines.join("")}`;
}

function labelled(labels: Sample["labels"] = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? "" : `{${pairs.join(",")}}`;
}

function escaped(value: string): string {
  return value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n");
}
