import type { WeightsConfig } from '../config/schema.js';
import type { TableRef } from '../contracts/references.js';
import type { LearnedWeights } from '../contracts/manifest.js';
import type { Warning } from '../contracts/warnings.js';
import { resolveWeights, type ResolvedWeights } from '../domain/rfm/weights.js';
import type { Session } from '../engine/session.js';
import type { Store } from '../store/store.js';
import { learnWeights, tooFewLevels } from './learned_weights.js';
import { openTable } from './run_folder.js';
import type { Step } from './step.js';

export interface ChosenWeights extends ResolvedWeights {
  /** Absent where they were not learned. */
  readonly learned?: LearnedWeights;
  readonly warnings: readonly Warning[];
}

/** What R, F and M count in the weighted score, as configured, or as learned from the clean members' levels. */
export async function chooseWeights(
  store: Store,
  session: Session,
  method: WeightsConfig,
  members: TableRef | null,
  step: Step,
): Promise<ChosenWeights> {
  if (method.method !== 'forest') return { ...resolveWeights(method), warnings: [] };
  if (members === null) throw tooFewLevels(0);
  await openTable(store, session, 'members_clean', members);
  return { ...(await learnWeights(session, method, step)), consistencyRatio: null };
}
