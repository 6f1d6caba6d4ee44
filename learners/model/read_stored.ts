import { z } from 'zod';
import type { StoredModel } from '../learner.js';
import { openStored } from './envelope.js';

/**
 * Reads a stored model that is a document of these fields.
 * @throws LearnerError UnreadableModel for a document that is damaged, of another learner, or of a newer version
 */
export const readStored = <T extends z.ZodRawShape>(
  { format, version }: StoredModel,
  shape: T,
  stored: unknown,
): z.infer<z.ZodObject<T>> =>
  openStored(stored, format, version, (fields) => {
    const read = z.object(shape).safeParse(fields);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new RangeError(`${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  });
