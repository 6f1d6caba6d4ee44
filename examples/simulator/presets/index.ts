import type { Parameters } from '../model/parameters.js';
import { full } from './full.js';

export type Preset = Parameters;

export const presets = { full } as const;
export type PresetName = keyof typeof presets;
