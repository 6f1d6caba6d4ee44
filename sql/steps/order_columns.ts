import type { OrderPlan } from './order_view.js';

/** Columns that orders have by rule, or that only lines have. */
const ruled = new Set([
  'order_id',
  'member_id',
  'ordered_at',
  'amount',
  'currency',
  'product_id',
  'category',
  'quantity',
]);

/** Mapped columns of the contract that orders keep beside the figures, and whether those of lines are added up. */
export const keptColumns = (
  plan: OrderPlan,
): readonly { readonly name: string; readonly summed: boolean }[] =>
  plan.typed.columns
    .map(({ contract: { name, kind } }) => ({ name, summed: kind === 'money' || kind === 'number' }))
    .filter(({ name }) => !ruled.has(name));

/** Type of what the lines of an order come to. */
export const sumType = 'decimal(18, 4)';
