import { readFile } from 'node:fs/promises';
import { modelUnusable } from '../../contracts/churn_warnings.js';
import type { ChurnScoresManifest } from '../../contracts/manifest.js';
import { reasonsKept } from '../../domain/churn/reasons.js';
import { parquetRelation } from '../../engine/parquet.js';
import type { Session } from '../../engine/session.js';
import { LearnerError } from '../../learners/failure.js';
import { reasonsOf } from '../../learners/selection/reasons.js';
import { restoreSelected } from '../../learners/selection/selected_model.js';
import { type ChurnReason, churnReasonTexts } from '../../reporting/texts/churn_features.js';
import { featuresOfMember, reasonsOfMember } from '../../sql/steps/churn/member_score.js';
import { ifWhole } from '../../store/if_whole.js';
import { readManifest } from '../../store/manifest.js';
import type { Store } from '../../store/store.js';

/** A reason with its words. */
export type WordedReason = ChurnReason & { readonly text: string };

/** Why reasons cannot be told: what they are drawn from is not stored any more, or the model cannot be read. */
export type NoReasons = 'FEATURES_NOT_STORED' | 'MODEL_NOT_STORED' | 'MODEL_UNUSABLE';

/** What raises a member's probability, the strongest first, or why that cannot be told. */
export type MemberReasons = { readonly told: readonly WordedReason[] } | { readonly untold: NoReasons };

interface Explaining {
  readonly store: Store;
  readonly session: Session;
  readonly run: ChurnScoresManifest;
  /** The number that stood for the member as of the run. */
  readonly member: string;
  /** Of the amounts that reasons name. */
  readonly currency: string;
}

/** The reasons that the run stored of a member to act on first; of others they are computed as it would have. */
export async function memberReasons(explaining: Explaining): Promise<MemberReasons> {
  const { store, session, run, member, currency } = explaining;
  const ref = run.tables['churn_reasons'];
  const path = ref === undefined ? null : await ifWhole(store.get(ref));
  const stored = path === null ? [] : await reasonsOfMember(session, parquetRelation(path), member);
  if (stored.length === 0) return await computedReasons(explaining);
  const worded = wordsIn(currency);
  return {
    told: stored.map(({ feature, value, level, contribution }) =>
      worded({
        feature: String(feature),
        value: typeof value === 'number' ? value : null,
        level: typeof level === 'string' ? level : null,
        contribution: Number(contribution),
      }),
    ),
  };
}

/** Draws reasons from what the run stored of the member, and from the model that it scored with. */
export async function computedReasons(explaining: Explaining): Promise<MemberReasons> {
  const { store, session, run, member, currency } = explaining;
  const ref = run.workingTables?.['churn_features'];
  const path = ref === undefined ? null : await ifWhole(store.get(ref));
  const matrix = path === null ? null : await featuresOfMember(session, parquetRelation(path), member);
  if (matrix === null || matrix.rows === 0) return { untold: 'FEATURES_NOT_STORED' };
  const model = await storedModel(store, run);
  if (model === null) return { untold: 'MODEL_NOT_STORED' };
  try {
    const [reasons = []] = await reasonsOf(restoreSelected(model), matrix, Uint32Array.of(0), reasonsKept);
    const worded = wordsIn(currency);
    return {
      told: reasons.map(({ column, value, level, contribution }) =>
        worded({ feature: column, value: Number.isNaN(value) ? null : value, level, contribution }),
      ),
    };
  } catch (error) {
    const isUnusable = error instanceof LearnerError && modelUnusable.some((one) => one === error.failure);
    if (isUnusable) return { untold: 'MODEL_UNUSABLE' };
    throw error;
  }
}

function wordsIn(currency: string): (reason: ChurnReason) => WordedReason {
  const textOf = churnReasonTexts('en', currency);
  return (reason) => ({ ...reason, text: textOf(reason) });
}

/** The model that a run scored with, as it was written; null: it is no longer there. */
async function storedModel(
  store: Store,
  { business, modelId }: Pick<ChurnScoresManifest, 'business' | 'modelId'>,
): Promise<unknown> {
  const training = await ifWhole(readManifest(store, { business, runId: modelId }));
  const model = training?.documents.find(({ kind }) => kind === 'model');
  const path = model === undefined ? null : await ifWhole(store.get(model));
  return path === null ? null : (JSON.parse(await readFile(path, 'utf8')) as unknown);
}
