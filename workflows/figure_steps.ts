import type { JobResult, RunCounts } from '../contracts/run.js';
import type {
  AuditResult,
  CleanResult,
  FeaturesResult,
  RunContext,
  ScoreResult,
  StagedTable,
} from '../contracts/steps.js';
import { counted, figure } from '../domain/text/counted.js';
import type { Progress } from './progress.js';
import { steps } from './steps.js';

/** The steps from staging tables to scores, each with what it tells of its end. */
export interface FigureSteps {
  audit(staged: readonly StagedTable[]): Promise<AuditResult>;
  clean(staged: readonly StagedTable[]): Promise<CleanResult>;
  features(cleaned: CleanResult): Promise<FeaturesResult>;
  score(features: FeaturesResult, cleaned: CleanResult): Promise<ScoreResult>;
}

/** The steps that compute the figures of a run. */
export const figureSteps = (run: RunContext, progress: Progress): FigureSteps => ({
  audit: (staged) =>
    progress.step(
      'audit',
      () => steps.audit({ run, staged }),
      ({ columns }) => counted(columns, 'column'),
    ),
  clean: (staged) =>
    progress.step(
      'clean',
      () => steps.clean({ run, staged }),
      ({ figures: { lines, orders } }) =>
        `${counted(lines.read, 'row')} = ${figure(lines.kept)} kept + ${figure(lines.quarantined)} quarantined + ${figure(lines.excluded)} excluded; ${counted(orders, 'order')}`,
    ),
  features: (cleaned) =>
    progress.step(
      'features',
      () => steps.features({ run, cleaned }),
      ({ memberOrders, periods }) =>
        `${counted(memberOrders.rows, 'row')}, ${counted(periods.length, 'period')}`,
    ),
  score: (features, cleaned) =>
    progress.step(
      'score',
      () => steps.score({ run, features, members: cleaned.tables['members_clean'] ?? null }),
      ({ members, groups }) => `${counted(members, 'member')}, ${counted(groups.rows, 'group')}`,
    ),
});

/** What these steps gave, as the workflow has it. */
export interface Figures {
  readonly audited: AuditResult;
  readonly cleaned: CleanResult;
  readonly features: FeaturesResult;
  readonly scored: ScoreResult;
}

/** Feature and result tables by their names. */
export const figureTables = ({ audited, cleaned, features, scored }: Figures): JobResult['tables'] => ({
  ...cleaned.tables,
  audit: audited.audit,
  member_orders: features.memberOrders,
  rfm_scores: scored.scores,
  rfm_groups: scored.groups,
});

export const figureCounts = ({ cleaned, scored }: Figures): RunCounts => ({
  lines: { ...cleaned.figures.lines },
  orders: cleaned.figures.orders,
  members: scored.members,
});

/** What staging tables hold, in a few words. */
export const stagedNote = (tables: readonly StagedTable[]): string =>
  tables.map(({ name, ref }) => `${name} ${counted(ref.rows, 'row')}`).join(', ');
