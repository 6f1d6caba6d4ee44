import { byAsOf } from '../time/run_order.js';

/** What is asked of a trained model before anything is scored with it. */
export interface TrainedModel {
  readonly asOf: string;
  /** ISO instant. */
  readonly publishedAt: string;
  readonly definitionHash: string;
  readonly champion: boolean;
}

/**
 * The model to score with on a day: of the champions of the same definition that knew nothing of the days after it the
 * one that knows most, then the last published; undefined where there is none.
 */
export const championAmong = <Model extends TrainedModel>(
  models: readonly Model[],
  { definitionHash, asOf }: Pick<TrainedModel, 'definitionHash' | 'asOf'>,
): Model | undefined =>
  models
    .filter((model) => model.champion && model.definitionHash === definitionHash && model.asOf <= asOf)
    .toSorted(byAsOf)
    .at(-1);

/**
 * Whether a member whom a model had learned from was erased since: it stays, and readers are told.
 * @param supersedes earlier forms of the manifest of its training, each of which an erasure has replaced
 */
export const isFlagged = ({
  supersedes = [],
}: {
  readonly supersedes?: readonly unknown[] | undefined;
}): boolean => supersedes.length > 0;
