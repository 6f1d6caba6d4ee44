import type { ChurnDefinition, ChurnRule } from './definition.js';
import type { ChurnInputs } from './inputs.js';

const silentDays = 365;
const said = { mark: 'explicit', lasting: 'permanent' } as const;
const silent = { mark: 'silent', lasting: 'temporary' } as const;

/**
 * When a member counts as churned unless the configuration says otherwise: who has unsubscribed or is blacklisted, where
 * the members tell, and who has not ordered for a year. Silence about orders alone is not churn while the member still
 * visits: where there are events, nothing of any kind was heard for a year.
 */
export function defaultChurnDefinition(inputs: ChurnInputs): ChurnDefinition {
  const columns = inputs.get('members')?.columns ?? new Set<string>();
  const noOrder: ChurnRule = { rule: 'no_order', days: silentDays, ...silent };
  const noVisit: ChurnRule = { rule: 'no_visit', days: silentDays, ...silent };
  return {
    any: [
      ...(columns.has('unsubscribed_at') ? [{ rule: 'unsubscribed', ...said } as const] : []),
      ...(columns.has('blacklisted_at') ? [{ rule: 'blacklisted', ...said } as const] : []),
      inputs.has('events') ? { all: [noOrder, noVisit] } : noOrder,
    ],
  };
}
