import type { SnapshotPlan } from '../domain/churn/snapshots.js';
import type { DriftVerdict } from '../domain/churn/drift.js';
import type { ChurnLearner } from '../domain/churn/learners.js';
import type { DocumentRef, TableRef } from './references.js';
import type { RunCounts } from './run.js';
import type { CheckResult, InputFile, TableRefs } from './steps.js';
import type { ToldWarning } from './warnings.js';

/** The clean data that a churn job computes from, and what became of their rows. */
export interface ChurnData {
  /** Run id of the RFM run whose tables they are; null: the job read the sources itself. */
  readonly dataOf: string | null;
  /** Clean tables and adjustments of orders, by name. */
  readonly tables: TableRefs;
  /** All tables that the job itself has written on the way; none where they are another run's. */
  readonly own: TableRefs;
  readonly inputs: readonly InputFile[];
  readonly counts: Pick<RunCounts, 'lines' | 'orders'>;
  readonly checked: CheckResult;
}

/** Members of a snapshot. */
export interface SnapshotMembers {
  readonly on: string;
  /** Those who were eligible and could be labelled. */
  readonly eligible: number;
  /** Of those who were eligible besides, those who left before the label window began; absent where there is no gap. */
  readonly leftInGap?: number;
}

/** What a model is to be learned from. */
export interface SnapshotsResult {
  /** One row a member and snapshot: the label, then the features. */
  readonly training: TableRef;
  readonly plan: SnapshotPlan;
  /** Names of the features in the table, in their order. */
  readonly features: readonly string[];
  /** Features that the configured tables do not give. */
  readonly leftOut: readonly {
    readonly feature: string;
    readonly reason: 'table_missing' | 'not_point_in_time';
    readonly table: string;
  }[];
  /** Eligible rows of all snapshots, of which those of the table are an even part of the members. */
  readonly eligible: number;
  /** Members of each snapshot that is not passed; absent in results of before. */
  readonly looked?: readonly SnapshotMembers[];
}

/** What training gave. */
export interface TrainResult {
  readonly model: DocumentRef;
  readonly card: DocumentRef;
  /** Distinct members learned from. */
  readonly members: number;
  readonly champion: boolean;
  readonly learner: ChurnLearner;
  /** Area under the ROC curve on the tested snapshot; null: it is not defined. */
  readonly rocAuc: number | null;
  readonly warnings: readonly string[];
  /** The same as codes with figures; absent in results of before. */
  readonly toldWarnings?: readonly ToldWarning[];
}

/** Members at the as-of, and all that is known of them. */
export interface ChurnFeaturesResult {
  /** Working tables by name: `churn_states`, `churn_features`, `churn_value`, `churn_recoverability`, `churn_suppressions`. */
  readonly tables: TableRefs;
  readonly known: number;
  readonly eligible: number;
}

/** Scores by the model that was chosen. */
export interface ChurnScoreResult {
  readonly scores: TableRef;
  readonly reasons: TableRef;
  /** Run id of the model's training. */
  readonly modelId: string;
  readonly members: number;
  /** How far columns have moved from what the model was learned from, the furthest first. */
  readonly drift: readonly {
    readonly column: string;
    readonly psi: number;
    readonly verdict: DriftVerdict;
  }[];
}

/** What there is to tell of a scored run. */
export interface ChurnMonitorResult {
  readonly facts: DocumentRef;
  readonly alarms: number;
  readonly warnings: readonly string[];
  /** The same as codes with figures; absent in results of before. */
  readonly toldWarnings?: readonly ToldWarning[];
}
