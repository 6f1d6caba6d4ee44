import type { TableName } from '../domain/tables/index.js';
import type { DocumentRef, TableRef } from './references.js';

/** What every step of a run is told: which run it is, and where its configuration lies. */
export interface RunContext {
  readonly business: string;
  readonly job: string;
  /** First execution run id: it survives retries and resets. */
  readonly runId: string;
  readonly asOf: string;
  readonly timeZone: string;
  readonly configuration: DocumentRef;
  readonly configurationHash: string;
  /** Folder that relative paths of the configuration start from. */
  readonly baseFolder: string;
}

/** One file that a run read. */
export interface InputFile {
  readonly table: string;
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly sheets?: readonly string[];
}

/** A source table as it was staged: its rows as they are, with the headings of its columns. */
export interface StagedTable {
  readonly name: TableName;
  readonly ref: TableRef;
  readonly columns: readonly { readonly heading: string; readonly type: string }[];
}

export interface ExtractResult {
  readonly tables: readonly StagedTable[];
  readonly files: readonly InputFile[];
}

export interface AuditResult {
  readonly audit: TableRef;
  readonly columns: number;
}

/** Tables that cleaning wrote, by name: `<table>_clean`, `<table>_quarantine`, `order_adjustments`, `reconciliation`. */
export type TableRefs = Readonly<Record<string, TableRef>>;

export interface CleanFigures {
  readonly lines: {
    readonly read: number;
    readonly kept: number;
    readonly quarantined: number;
    readonly excluded: number;
  };
  readonly afterAsOf: number;
  readonly orders: number;
  readonly newestOrder: string | null;
}

export interface CleanResult {
  readonly tables: TableRefs;
  readonly figures: CleanFigures;
}

export interface CheckResult {
  readonly findings: readonly { readonly gate: string; readonly verdict: string; readonly message: string }[];
  /** Against the earlier run of the same as-of, when there is one. */
  readonly drift: {
    readonly runId: string;
    readonly changes: readonly { readonly change: string; readonly rows: number; readonly amount: string }[];
  } | null;
  readonly warnings: readonly string[];
}

export interface PeriodResult {
  readonly label: string;
  readonly startsOn: string | null;
  readonly asOf: string;
  readonly partial: boolean;
}

export interface FeaturesResult {
  readonly memberOrders: TableRef;
  readonly periods: readonly PeriodResult[];
}

/** What scoring decided for one period; stored in the manifest. */
export interface ScoredPeriod extends PeriodResult {
  readonly edges: Readonly<Record<'recency' | 'frequency' | 'monetary', readonly number[]>>;
  readonly collapsed: number;
  readonly outOfRange: number;
}

export interface ScoreResult {
  readonly scores: TableRef;
  readonly groups: TableRef;
  /** Distinct members scored. */
  readonly members: number;
  readonly periods: readonly ScoredPeriod[];
  readonly weights: { readonly r: number; readonly f: number; readonly m: number };
  readonly consistencyRatio: number | null;
  readonly namesVersion: string;
  readonly warnings: readonly string[];
}

export interface PublishResult {
  readonly documents: readonly DocumentRef[];
}
