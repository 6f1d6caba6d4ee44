import type { TableRef } from '../contracts/references.js';
import type {
  FeaturesResult,
  PeriodResult,
  RunContext,
  ScoredPeriod,
  ScoreResult,
} from '../contracts/steps.js';
import type { Warning } from '../contracts/warnings.js';
import { binMethods } from '../domain/rfm/bins.js';
import { wholeBusiness as scope } from '../domain/rfm/scope.js';
import type { DimensionEdges } from '../domain/rfm/edges.js';
import type { PerDimension } from '../domain/rfm/bins.js';
import type { Session } from '../engine/session.js';
import { sqlOf } from '../sql/load.js';
import { chooseEdges, openScores, scorePeriod } from '../sql/steps/scores.js';
import { warningsIn } from '../reporting/warnings.js';
import type { Dependencies } from './dependencies.js';
import { namesOf } from './rfm_names.js';
import { configurationOf, openTable, scratchOf, writeTable } from './run_folder.js';
import { durably } from './step.js';
import { chooseWeights } from './weights.js';

/** Cuts the features into bins, and gives every member code, score, rank and segment, and every group its figures. */
export const score =
  ({ store, engine }: Dependencies) =>
  ({
    run,
    features,
    members = null,
  }: {
    readonly run: RunContext;
    readonly features: FeaturesResult;
    /** Clean members, whose levels weights may be learned from; absent in runs of before they could. */
    readonly members?: TableRef | null;
  }): Promise<ScoreResult> =>
    durably(async (step) => {
      const { signal, report } = step;
      const { rfm, ...config } = await configurationOf(store, run);
      const names = namesOf({ rfm, ...config });
      return await engine.withSession(
        { temporaryFolder: scratchOf(store, run, 'score'), signal },
        async (session) => {
          await openTable(store, session, 'member_orders', features.memberOrders);
          const { warnings, ...chosen } = await chooseWeights(store, session, rfm.weights, members, step);
          await openScores(session, names);
          const periods: ScoredPeriod[] = [];
          for (const period of features.periods) {
            report({ period: period.label });
            const of = { period: period.label, scope };
            const edges = await chooseEdges(session, binMethods(rfm.bins), of);
            await scorePeriod(session, of, { edges, weights: chosen.weights, names });
            periods.push(await scoredPeriod(session, period, edges));
          }
          const scores = await writeTable(
            store,
            session,
            run,
            'rfm_scores',
            sqlOf('results/scores_in_order'),
            { hashed: true },
          );
          const groups = await writeTable(store, session, run, 'rfm_groups', sqlOf('results/rfm_groups'), {
            hashed: true,
          });
          const [counted] = await session.rows(sqlOf('results/scored_members'));
          return {
            scores,
            groups,
            members: Number(counted?.['members'] ?? 0),
            periods,
            ...chosen,
            namesVersion: names.version,
            ...warningsIn([...warnings, ...periods.flatMap(warningsOf)]),
          };
        },
      );
    });

async function scoredPeriod(
  session: Session,
  period: PeriodResult,
  edges: PerDimension<DimensionEdges>,
): Promise<ScoredPeriod> {
  const [row] = await session.rows(sqlOf('results/out_of_range'), { period: period.label, scope });
  return {
    ...period,
    edges: {
      recency: allEdges(edges.recency),
      frequency: allEdges(edges.frequency),
      monetary: allEdges(edges.monetary),
    },
    collapsed: edges.recency.collapsed + edges.frequency.collapsed + edges.monetary.collapsed,
    outOfRange: Number(row?.['members'] ?? 0),
  };
}

const allEdges = ({ lower, interior, upper }: DimensionEdges): number[] => [
  ...(lower === null ? [] : [lower]),
  ...interior,
  ...(upper === null ? [] : [upper]),
];

const warningsOf = ({ label: period, collapsed, outOfRange }: ScoredPeriod): readonly Warning[] => [
  ...(collapsed === 0 ? [] : [{ code: 'edges_collapsed', period, edges: collapsed } as const]),
  ...(outOfRange === 0 ? [] : [{ code: 'out_of_range', period, members: outOfRange } as const]),
];
