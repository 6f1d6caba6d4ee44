import { change, oneOf, setAside } from './change.js';
import type { Fault } from './fault.js';
import { cancelledStatus } from './formats.js';
import { between } from './times.js';

/** An order in another currency is too low at any rate only where nothing, or less, was paid. */
const tooLow: Fault = {
  name: 'too_low',
  weight: 2,
  spoil(victim, { name, minAmount, currency }, draws) {
    if (name !== 'orders' && name !== 'refunds') return null;
    const amount = victim.cells['amount'] ?? '1';
    const isForeign = (victim.cells['currency'] ?? currency) !== currency;
    const lowest = name === 'refunds' || isForeign ? [] : [String(minAmount)];
    const written = oneOf(['0', '0.00', `-${amount}`, '￥-88.00', ...lowest], draws);
    return change(victim, 'amount', written, setAside('too_low', 'AMOUNT_TOO_LOW'));
  },
};

const cancelled: Fault = {
  name: 'cancelled',
  weight: 3,
  spoil(victim, { name, columns }) {
    if (name !== 'orders' || !columns.includes('status')) return null;
    return change(victim, 'status', cancelledStatus, setAside('cancelled', 'CANCELLED'));
  },
};

const unknownOrder: Fault = {
  name: 'unknown_order',
  weight: 4,
  spoil(victim, { name }) {
    if (name !== 'refunds') return null;
    const written = `no-order-${victim.cleanRow}`;
    return change(victim, 'order_id', written, setAside('unknown_order', 'UNKNOWN_ORDER'));
  },
};

/** `XTS` is the code that ISO 4217 keeps for tests: no rate is ever known for it. */
const unknownCurrency: Fault = {
  name: 'unknown_currency',
  weight: 1,
  spoil(victim, { name, columns }) {
    if (name !== 'orders' || !columns.includes('currency')) return null;
    return change(victim, 'currency', 'XTS', setAside('unknown_currency', 'NO_EXCHANGE_RATE'));
  },
};

/** The member had not signed in: the order stands under a guest number, which is linked to the member later on. */
const guestOrder: Fault = {
  name: 'guest_order',
  weight: 3,
  spoil(victim, { name, asOf }, draws) {
    const member = victim.cells['member_id'] ?? null;
    const orderedAt = victim.cells['ordered_at'] ?? null;
    if (name !== 'orders' || member === null || orderedAt === null) return null;
    const guest = `guest-${victim.cleanRow}`;
    const linkedAt = between(orderedAt, asOf, draws.uniform());
    return {
      ...change(victim, 'member_id', guest, { fault: 'guest_order', expected: 'KEPT', readAs: 'written' }),
      links: [{ member_id: guest, canonical_id: member, linked_at: linkedAt }],
    };
  },
};

/** Faults that only orders and refunds have. */
export const orderFaults: readonly Fault[] = [tooLow, cancelled, unknownOrder, unknownCurrency, guestOrder];
