import { LearnerError } from '../failure.js';
import type { StoredModel } from '../learner.js';

/** Where a model comes from; for readers, and for whoever asks whether it fits the data of today. */
export interface Provenance {
  /** Of the rows that it was trained with, such as their content hash. */
  readonly dataFingerprint?: string;
  readonly metrics?: Readonly<Record<string, number>>;
  readonly codeVersion?: string;
}

/** Adds to a stored model where it comes from. */
export const withProvenance = <Model extends StoredModel>(
  model: Model,
  provenance: Provenance,
): Model & { readonly provenance: Provenance } => ({ ...model, provenance });

/**
 * Reads a stored model of one format. Throws `UnreadableModel` for another format, for a version newer than `newest`,
 * and where `read` finds that what is stored is damaged.
 */
export function openStored<Model>(
  stored: unknown,
  format: string,
  newest: number,
  read: (fields: Readonly<Record<string, unknown>>) => Model,
): Model {
  const fields = (typeof stored === 'object' && stored !== null ? stored : {}) as Readonly<
    Record<string, unknown>
  >;
  if (fields['format'] !== format)
    throw unreadable(`This is no ${format} model.`, 'Load it with the learner that it was stored by.');
  const { version } = fields;
  if (typeof version !== 'number' || version > newest)
    throw unreadable(
      `The ${format} model has version ${String(version)}; versions up to ${newest} can be read.`,
      'Load it with the release of memberflow that stored it, or a later one.',
    );
  try {
    return read(fields);
  } catch (error) {
    // What reading damaged fields ends in, whether noticed by a check or by the engine.
    const cause = error instanceof Error ? error.message : String(error);
    throw unreadable(
      `The ${format} model is damaged: ${cause}.`,
      'Restore the file from where it was stored, or train the model again.',
    );
  }
}

const unreadable = (message: string, remedy: string): LearnerError =>
  new LearnerError('UnreadableModel', message, remedy);
