import { z } from 'zod';
import { LearnerError } from '../failure.js';
import type { StoredModel } from '../learner.js';

const header = z.object({ format: z.string(), version: z.number() });

/**
 * Reads a stored model of one form and of this version.
 * @throws LearnerError UnreadableModel for a document that is damaged, of another learner, or of a newer version
 */
export function readStored<T extends z.ZodRawShape>(
  { format, version }: StoredModel,
  content: T,
  stored: unknown,
): z.infer<z.ZodObject<T & typeof header.shape>> {
  const found = header.safeParse(stored);
  if (!found.success) throw unreadable(`This is no stored model of the kind ${format}.`);
  if (found.data.format !== format) {
    throw unreadable(`A model of the kind ${format} is wanted; this is one of ${found.data.format}.`);
  }
  if (found.data.version !== version) {
    throw unreadable(`The model has version ${found.data.version} of its form; version ${version} is known.`);
  }
  const document = z.strictObject({ ...content, format: z.string(), version: z.number() });
  const read = document.safeParse(stored);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw unreadable(
    `The stored model of the kind ${format} is damaged at ${issue?.path.join('.') ?? 'its top'}: ${issue?.message ?? ''}.`,
  );
}

const unreadable = (message: string): LearnerError =>
  new LearnerError('UnreadableModel', message, 'Train it anew, or use the version that stored it.');
