import type { SummarizedFailure } from './failure_summary.js';
import type { TableName } from '../domain/tables/index.js';
import type { LearnedWeights } from './manifest.js';
import type { DocumentRef, TableRef } from './references.js';
import type { JobResult } from './run.js';
import type { ToldWarning } from './warnings.js';

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
  /** Rows of erased members, which were not staged; absent where nobody is erased. */
  readonly erased?: ErasedRows;
}

/** How many rows told of erased members, and their money as decimal text; null: the table has none. */
export interface ErasedRows {
  readonly rows: number;
  readonly amount: string | null;
  /** Of these, rows whose amount is missing or cannot be read. */
  readonly withoutAmount: number;
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

/** What became of the rows of a table: `read = kept + quarantined + excluded`. */
export interface LineCounts {
  readonly read: number;
  readonly kept: number;
  readonly quarantined: number;
  readonly excluded: number;
}

export interface CleanFigures {
  /** Of the order source. */
  readonly lines: LineCounts;
  /** Of every table; absent in results of before they were counted for operators. */
  readonly tables?: Readonly<Record<string, LineCounts>>;
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
  /** The same as codes with figures; absent in results of before. */
  readonly toldWarnings?: readonly ToldWarning[];
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
  /** Absent where the weights were not learned. */
  readonly learned?: LearnedWeights;
  readonly namesVersion: string;
  readonly warnings: readonly string[];
  /** The same as codes with figures; absent in results of before. */
  readonly toldWarnings?: readonly ToldWarning[];
}

export interface PublishResult {
  readonly documents: readonly DocumentRef[];
}

export interface FindingsResult {
  readonly facts: DocumentRef;
  /** How many movements they tell of. */
  readonly movements: number;
}

/** For whom a document is made: in which language, and whether its reader may see personal columns. */
export interface Audience {
  readonly locale: 'zh-CN' | 'en';
  readonly sees: readonly 'personal'[];
}

/** What the report of a run consists of, by the configuration. */
export interface ReportPlan {
  readonly pages: readonly Audience['locale'][];
  /** Beside the workbook that the run itself has published. */
  readonly workbooks: readonly Audience[];
  /** Recipient groups. */
  readonly groups: readonly string[];
}

/** A document that was rendered for an audience, as it is stored. */
export interface Rendition {
  readonly kind: 'report' | 'workbook';
  readonly audience: Audience;
  readonly stored: { readonly uri: string; readonly sha256: string };
}

export interface RenderResult {
  readonly rendition: Rendition;
  readonly document: DocumentRef;
}

/** How the mail of one recipient group went; addresses stay in the ledger. */
export interface MailReceipt {
  readonly group: string;
  /** `written`: to the outbox; `skipped`: nothing to tell, or told before. */
  readonly state: 'sent' | 'written' | 'skipped' | 'failed' | 'unknown';
  readonly recipients: { readonly sent: number; readonly refused: number; readonly unknown: number };
  /** The message in the outbox. */
  readonly document: DocumentRef | null;
  /** What the reader of the run should know; null: nothing. */
  readonly warning: string | null;
}

/** A failure as a mail tells of it. */
export interface FailureSummary extends SummarizedFailure {
  readonly workflowId: string;
}

/** A run that a schedule waits for and did not start. */
export interface LookedAtRun {
  readonly workflowId: string;
  /** What the schedule would have started it with. */
  readonly configurationHash: string;
  /** Of its first execution; null: the latest run of this id. */
  readonly runId: string | null;
}

/** How such a run stands. */
export type SeenRun =
  | { readonly status: 'started'; readonly runId: string }
  | { readonly status: 'completed'; readonly result: JobResult }
  | { readonly status: 'cancelled'; readonly runId: string }
  | { readonly status: 'failed'; readonly failure: SummarizedFailure };
