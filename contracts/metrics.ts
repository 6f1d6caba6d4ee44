import type { MetricMeter } from '@temporalio/common';

/** A metric as Prometheus scrapes it; `docs/metrics.md` describes each. */
export interface MetricDefinition {
  /** With its unit, as Prometheus wants it; those of counters end in `_total`. */
  readonly name: string;
  readonly kind: 'counter' | 'gauge' | 'histogram';
  readonly help: string;
  /** Each has few values: never a member, a run or a file. */
  readonly labels: readonly string[];
}

const ofRun = ['business', 'job'] as const;
const ofStep = [...ofRun, 'step'] as const;

/** What the jobs count and measure, beside what the Temporal SDK does. */
export const metrics = {
  runsStarted: {
    name: 'memberflow_runs_started_total',
    kind: 'counter',
    help: 'Runs that began.',
    labels: ofRun,
  },
  runsEnded: {
    name: 'memberflow_runs_ended_total',
    kind: 'counter',
    help: 'Runs that ended: completed, failed or cancelled.',
    labels: [...ofRun, 'status'],
  },
  runFailures: {
    name: 'memberflow_run_failures_total',
    kind: 'counter',
    help: 'Runs that failed, by the name of the failure.',
    labels: [...ofRun, 'failure'],
  },
  runDuration: {
    name: 'memberflow_run_duration_seconds',
    kind: 'histogram',
    help: 'Time from the start of a run to its end.',
    labels: [...ofRun, 'status'],
  },
  lastSuccess: {
    name: 'memberflow_last_success_timestamp_seconds',
    kind: 'gauge',
    help: 'When a run completed last, in seconds since the epoch.',
    labels: ofRun,
  },
  lastFailure: {
    name: 'memberflow_last_failure_timestamp_seconds',
    kind: 'gauge',
    help: 'When a run failed last, in seconds since the epoch.',
    labels: ofRun,
  },
  stepDuration: {
    name: 'memberflow_step_duration_seconds',
    kind: 'histogram',
    help: 'Time that one attempt of a step took.',
    labels: [...ofStep, 'outcome'],
  },
  stepFailures: {
    name: 'memberflow_step_failures_total',
    kind: 'counter',
    help: 'Attempts of steps that failed, by the name of the failure.',
    labels: [...ofStep, 'failure'],
  },
  rows: {
    name: 'memberflow_rows',
    kind: 'gauge',
    help: 'Rows of a source table that the latest run read, kept, quarantined and excluded.',
    labels: [...ofRun, 'table', 'outcome'],
  },
  rejectedRatio: {
    name: 'memberflow_rejected_ratio',
    kind: 'gauge',
    help: 'Share of the latest run that was quarantined, of the order rows before the as-of.',
    labels: ofRun,
  },
  newestOrder: {
    name: 'memberflow_newest_order_timestamp_seconds',
    kind: 'gauge',
    help: 'Day of the newest order of the latest run, as its midnight in UTC, in seconds since the epoch.',
    labels: ofRun,
  },
  mails: {
    name: 'memberflow_mails_total',
    kind: 'counter',
    help: 'Mails to recipient groups, by what became of them.',
    labels: [...ofRun, 'state'],
  },
  storedBytes: {
    name: 'memberflow_stored_bytes_total',
    kind: 'counter',
    help: 'Bytes written to the store.',
    labels: ['business'],
  },
  diskFree: {
    name: 'memberflow_disk_free_bytes',
    kind: 'gauge',
    help: 'Space that is free on the disk of a folder.',
    labels: ['folder'],
  },
  diskSize: {
    name: 'memberflow_disk_size_bytes',
    kind: 'gauge',
    help: 'Size of the disk of a folder.',
    labels: ['folder'],
  },
  buildInfo: {
    name: 'memberflow_build_info',
    kind: 'gauge',
    help: 'Always 1; its labels say which code a worker runs.',
    labels: ['version', 'node'],
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type Labels<M extends MetricDefinition> = Readonly<Record<M['labels'][number], string>>;

/** Adds to a counter, sets a gauge, records a value of a histogram. */
export type Recorder = <M extends MetricDefinition>(metric: M, value: number, labels: Labels<M>) => void;

/** Records on a meter of the Temporal SDK; each metric is made once, when it is first needed. */
export function recorderOn(meter: MetricMeter): Recorder {
  const made = new Map<string, (value: number, labels: Readonly<Record<string, string>>) => void>();
  return (metric, value, labels) => {
    const add = made.get(metric.name) ?? instrumentOf(meter, metric);
    made.set(metric.name, add);
    add(value, labels);
  };
}

function instrumentOf(
  meter: MetricMeter,
  { name, kind, help }: MetricDefinition,
): (value: number, labels: Readonly<Record<string, string>>) => void {
  switch (kind) {
    case 'counter': {
      // The exporter appends `_total`.
      const counter = meter.createCounter(name.replace(/_total$/, ''), undefined, help);
      return (value, labels) => {
        counter.add(value, labels);
      };
    }
    case 'gauge': {
      const gauge = meter.createGauge(name, 'float', undefined, help);
      return (value, labels) => {
        gauge.set(value, labels);
      };
    }
    case 'histogram': {
      const histogram = meter.createHistogram(name, 'float', undefined, help);
      return (value, labels) => {
        histogram.record(value, labels);
      };
    }
  }
}
