import type { ErasureOrder, ErasureOutcome } from '../../contracts/erasure.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { DocumentRef } from '../../contracts/references.js';
import type { RunContext } from '../../contracts/steps.js';
import { erasuresOf, keepErasure, type Erasure } from '../../store/erasures.js';
import type { Store } from '../../store/store.js';
import type { Dependencies } from '../dependencies.js';
import { durably } from '../step.js';

export interface ErasureToHold {
  readonly run: Pick<RunContext, 'business'>;
  readonly erasure: Pick<ErasureOrder, 'id'>;
  /** Whether other runs have to wait. */
  readonly held: boolean;
}

/** Lets other runs of the business wait while stored ones are rewritten, or go on. */
export const holdRuns =
  ({ store }: Dependencies) =>
  ({ run, erasure, held }: ErasureToHold): Promise<void> =>
    durably(async () => {
      const record = await recordOf(store, run.business, erasure.id);
      await keepErasure(store, run.business, { ...record, state: held ? 'rewriting' : 'waiting' });
    });

export interface ErasureToRecord extends Omit<ErasureToHold, 'held'> {
  readonly outcome: ErasureOutcome;
  /** By the workflow's clock. */
  readonly finishedAt: string;
}

/** Keeps what was done, without saying to whom; the member stays barred, and other runs go on. */
export const recordErasure =
  ({ store }: Dependencies) =>
  ({ run, erasure, outcome, finishedAt }: ErasureToRecord): Promise<DocumentRef> =>
    durably(async () => {
      const record = await recordOf(store, run.business, erasure.id);
      const { uri, sha256 } = await keepErasure(store, run.business, {
        ...record,
        state: 'done',
        finishedAt: record.finishedAt ?? finishedAt,
        // What was done the first time stays on record: afterwards there is hardly anything left to do.
        outcome: record.outcome ?? outcome,
      });
      return { kind: 'erasure', stage: 'record', uri, sha256 };
    });

async function recordOf(store: Store, business: string, id: string): Promise<Erasure> {
  const record = (await erasuresOf(store, business)).find((one) => one.id === id);
  if (record !== undefined) return record;
  throw new MemberflowError('ArtifactDamaged', `The record of the erasure ${id} is missing`, {
    remedy: 'Give the same memberflow erase again; it sets the record anew.',
  });
}
