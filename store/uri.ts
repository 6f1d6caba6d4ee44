import { MemberflowError } from '../contracts/failures.js';

const scheme = 'store:';
const segment = /^[\p{L}\p{N}_][\p{L}\p{N}._-]*$/u;

/** Builds the uri of an artifact from the names of its folders and file. Refuses a name that could leave the store. */
export function storeUri(...segments: readonly string[]): string {
  for (const name of segments) {
    if (!segment.test(name)) {
      throw new MemberflowError('InvalidInput', `"${name}" cannot name a part of the store`, {
        remedy: 'Use letters, digits, underscores, points and hyphens, beginning with a letter or digit.',
      });
    }
  }
  return scheme + segments.join('/');
}

/** The names of folders and file in a uri; the inverse of `storeUri`, with the same refusals. */
export function storeSegments(uri: string): readonly string[] {
  if (!uri.startsWith(scheme)) {
    throw new MemberflowError('InvalidInput', `"${uri}" is not a uri of the store`, {
      remedy: 'Pass a uri that a run returned.',
    });
  }
  const segments = uri.slice(scheme.length).split('/');
  storeUri(...segments);
  return segments;
}
