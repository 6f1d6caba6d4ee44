import type { ChurnDefinition, ChurnRule } from '../../../domain/churn/definition.js';

export const said = { mark: 'explicit', lasting: 'permanent' } as const;
export const silent = { mark: 'silent', lasting: 'temporary' } as const;

/** A definition of one rule. */
export const only = (rule: ChurnRule): ChurnDefinition => ({ any: [rule] });
