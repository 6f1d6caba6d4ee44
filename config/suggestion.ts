import { nearestNames } from '../domain/text/nearest.js';

/** The valid name that was probably meant; undefined where none is near. One or two letters resemble everything. */
export function suggestionFor(name: string, valid: readonly string[]): string | undefined {
  return name.length < 3 ? undefined : nearestNames(name, valid, 1)[0];
}
