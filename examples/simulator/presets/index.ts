import type { Parameters } from '../model/parameters.js';
import type { BgnbdParameters, MarginalParameters } from '../model/purchases.js';
import { cdnow } from './cdnow.js';
import { full } from './full.js';
import { grocery } from './grocery.js';
import { reference } from './reference.js';

export type Preset = Parameters | BgnbdParameters | MarginalParameters;

/** The presets by name. */
export const presets = { full, grocery, reference, cdnow } as const satisfies Readonly<
  Record<string, Preset>
>;
export type PresetName = keyof typeof presets;
