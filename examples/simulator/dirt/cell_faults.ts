import { impossibleAmounts, impossibleDates } from './impossible_cells.js';
import { change, filled, isLookedUp, missingReason, oneOf, setAside } from './change.js';
import type { Fault } from './fault.js';
import { fullWidth, misread } from './letters.js';
import { instantsFromAsOf } from './times.js';

const missing: Fault = {
  name: 'missing',
  weight: 6,
  spoil(victim, surroundings, draws) {
    const { contract, columns } = surroundings;
    const required = contract.columns.filter((column) => column.required && columns.includes(column.name));
    const column = oneOf(required, draws);
    if (column === null || isLookedUp(surroundings)) return null;
    const written = draws.pick([null, null, '', 'NULL', '无', '\u3000']);
    return change(victim, column.name, written, setAside('missing', missingReason(contract, column.name)));
  },
};

const impossibleDate: Fault = {
  name: 'impossible_date',
  weight: 3,
  spoil(victim, surroundings, draws) {
    const column = oneOf(filled(victim, surroundings, 'timestamp', 'day'), draws);
    if (column === null || isLookedUp(surroundings)) return null;
    const original = victim.cells[column.name] ?? '';
    const written = oneOf([...impossibleDates(Number(original.slice(0, 4))), fullWidth(original)], draws);
    return change(victim, column.name, written, setAside('impossible_date', 'UNPARSEABLE_DATE'));
  },
};

/** Spoils a number so that it cannot be read any more. */
const unreadable = (
  name: 'undeclared_number' | 'full_width_digits' | 'mojibake_number',
  weight: number,
  writings: (original: string) => readonly string[],
): Fault => ({
  name,
  weight,
  spoil(victim, surroundings, draws) {
    const column = oneOf(filled(victim, surroundings, 'money', 'number'), draws);
    if (column === null || isLookedUp(surroundings)) return null;
    const written = oneOf(writings(victim.cells[column.name] ?? ''), draws);
    return change(victim, column.name, written, setAside(name, 'UNPARSEABLE_NUMBER'));
  },
});

const unclearFlag: Fault = {
  name: 'unclear_flag',
  weight: 1,
  spoil(victim, surroundings, draws) {
    const column = oneOf(filled(victim, surroundings, 'flag'), draws);
    if (column === null) return null;
    const written = draws.pick(['未知', 'maybe', '2', '√']);
    return change(victim, column.name, written, setAside('unclear_flag', 'UNPARSEABLE_FLAG'));
  },
};

const tooManyDigits: Fault = {
  name: 'too_many_digits',
  weight: 1,
  spoil(victim, surroundings, draws) {
    const column = oneOf(filled(victim, surroundings, 'money'), draws);
    if (column === null) return null;
    const written = draws.pick(['6901234567892901234', '100000000000000']);
    return change(victim, column.name, written, setAside('too_many_digits', 'AMOUNT_TOO_LARGE'));
  },
};

const atOrAfterAsOf: Fault = {
  name: 'at_or_after_as_of',
  weight: 2,
  spoil(victim, surroundings, draws) {
    const { knownAt } = surroundings.contract;
    const times = filled(victim, surroundings, 'timestamp').filter(({ name }) => name === knownAt);
    const [column] = times;
    if (column === undefined || isLookedUp(surroundings)) return null;
    const written = oneOf(instantsFromAsOf(surroundings.asOf), draws);
    return change(victim, column.name, written, setAside('at_or_after_as_of', 'AFTER_AS_OF'));
  },
};

/** Faults of a single cell for which the row is set aside. */
export const cellFaults: readonly Fault[] = [
  missing,
  impossibleDate,
  unreadable('undeclared_number', 3, (text) => [...impossibleAmounts, `${text}元`, `$${text}`]),
  unreadable('full_width_digits', 2, (text) => [fullWidth(text)]),
  unreadable('mojibake_number', 1, (text) => [misread(`￥${text}`)]),
  unclearFlag,
  tooManyDigits,
  atOrAfterAsOf,
];
