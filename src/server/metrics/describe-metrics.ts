import type { JobWatch } from "../ports/job-watch.ts";
import type { LetterStore } from "../ports/letter-store.ts";
import type { EpochKeys } from "../ports/sealer.ts";
import type { CountedInMemory, Histogram } from "./counted-in-memory.ts";
import { exposition, type Metric, type Sample } from "./exposition.ts";

export interface MetricsPorts {
  readonly measures: CountedInMemory;
  readonly keys: Pick<EpochKeys, "alive">;
  readonly letters: Pick<LetterStore, "countByState">;
  readonly jobWatch: Pick<JobWatch, "times">;
  /** Sockets that said hello, and those that did not yet. */
  readonly connections: () => number;
}

/** Everything that is measured, in Prometheus' text format. Numbers alone; no label names a person or an organisation. */
export function describeMetrics(ports: MetricsPorts) {
  return async (): Promise<string> => {
    const [keys, letters] = await Promise.all([ports.keys.alive(), ports.letters.countByState()]);
    const { counts, confirmations } = ports.measures;
    return exposition([
      gauge("connections", "Sockets that are open.", ports.connections()),
      counter("messages", "Messages that were accepted.", counts.messages),
      histogram("confirmation_seconds", "From a message's arrival to its being on disk.", confirmations),
      counter("uploads", "Uploads of files that were begun.", counts.uploads),
      counter("errors", "What nobody foresaw: lines of the log at the level error.", counts.errors),
      {
        ...counter("files_repaired", "Files and rows that did not fit each other, put right.", 0),
        samples: (["strays", "lost"] as const).map((kind) => ({ labels: { kind }, value: counts[kind] })),
      },
      gauge("keys_alive", "Keys of ten minutes that are not destroyed yet.", keys.length),
      { ...gauge("letters", "Letters, by what has become of them.", 0), samples: byState(letters) },
      ...ofJobs(ports.jobWatch),
      gauge("memory_bytes", "Memory that the process holds.", process.memoryUsage.rss()),
      gauge("uptime_seconds", "Since the process began.", Math.round(process.uptime())),
    ]);
  };
}

function byState(letters: Readonly<Record<string, number>>): Sample[] {
  return Object.entries(letters).map(([state, value]) => ({ labels: { state }, value }));
}

function ofJobs(watch: Pick<JobWatch, "times">): Metric[] {
  const times = watch.times();
  const late = gauge("job_late", "1: it has not succeeded for so long that something is wrong.", 0);
  const lateness = gauge("job_lateness_seconds", "By how much its next success is overdue; 0: in time.", 0);
  return [
    { ...late, samples: times.map(({ name, late: is }) => ({ labels: { job: name }, value: Number(is) })) },
    {
      ...lateness,
      samples: times.map(({ name, silentMs, everyMs }) => ({
        labels: { job: name },
        value: Math.round(Math.max(0, silentMs - everyMs)) / 1_000,
      })),
    },
  ];
}

function gauge(name: string, help: string, value: number): Metric {
  return { name: `clinical_chat_${name}`, help, type: "gauge", samples: [{ value }] };
}

function counter(name: string, help: string, value: number): Metric {
  return { name: `clinical_chat_${name}_total`, help, type: "counter", samples: [{ value }] };
}

function histogram(name: string, help: string, { buckets, sumSeconds, count }: Histogram): Metric {
  const samples: Sample[] = [
    ...buckets.map(([le, value]) => ({ suffix: "_bucket", labels: { le: String(le) }, value })),
    { suffix: "_bucket", labels: { le: "+Inf" }, value: count },
    { suffix: "_sum", value: sumSeconds },
    { suffix: "_count", value: count },
  ];
  return { name: `clinical_chat_${name}`, help, type: "histogram", samples };
}
