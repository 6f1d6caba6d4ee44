/**
 * Names of the forms in which an artifact of a run is written: the first has the artifact's own name, and each time the
 * run is superseded what changes is written beside it, `orders_clean.v2`, `orders_clean.v3`, so that the run stays whole
 * until the next manifest is in its place.
 */

/**
 * The name of the next form of an artifact.
 * @param superseded how often the run has been superseded
 */
export const nextForm = (artifact: string, superseded: number): string => `${artifact}.v${superseded + 2}`;

/** The artifact that a form is one of: `orders_clean` of `orders_clean.v2`. */
export const artifactOf = (form: string): string => form.replace(/\.v\d+$/, '');
