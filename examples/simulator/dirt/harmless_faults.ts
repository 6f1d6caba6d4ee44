import { withThousands } from './impossible_cells.js';
import { change, filled, oneOf } from './change.js';
import type { Fault, Mark } from './fault.js';
import { misread, strayBlanks } from './letters.js';
import { slashed } from './times.js';

const kept = (fault: Mark['fault'], readAs: 'original' | 'written') =>
  ({ fault, expected: 'KEPT', readAs }) as const;

const declaredSign: Fault = {
  name: 'declared_sign',
  weight: 3,
  spoil(victim, surroundings, draws) {
    const column = oneOf(filled(victim, surroundings, 'money'), draws);
    if (column === null) return null;
    const original = victim.cells[column.name] ?? '';
    const grouped = withThousands(original);
    const written = draws.pick(grouped === original ? [`￥${grouped}`] : [`￥${grouped}`, grouped]);
    return change(victim, column.name, written, kept('declared_sign', 'original'));
  },
};

const otherDeclaredDate: Fault = {
  name: 'other_declared_date',
  weight: 2,
  spoil(victim, surroundings, draws) {
    const column = oneOf(filled(victim, surroundings, 'timestamp', 'day'), draws);
    if (column === null) return null;
    const written = slashed(victim.cells[column.name] ?? '');
    return change(victim, column.name, written, kept('other_declared_date', 'original'));
  },
};

const strayBlank: Fault = {
  name: 'stray_blank',
  weight: 3,
  spoil(victim, surroundings, draws) {
    const columns = filled(victim, surroundings, 'id', 'text', 'timestamp', 'money', 'number', 'flag');
    const column = oneOf(columns, draws);
    if (column === null) return null;
    const blank = draws.pick(strayBlanks);
    const text = victim.cells[column.name] ?? '';
    const written = draws.pick([blank + text, text + blank]);
    return change(victim, column.name, written, kept('stray_blank', 'original'));
  },
};

/** Nothing tells that such a text is wrong: it counts as it is written. */
const mojibakeText: Fault = {
  name: 'mojibake_text',
  weight: 2,
  spoil(victim, surroundings, draws) {
    const key = new Set(surroundings.contract.key);
    const columns = filled(victim, surroundings, 'text').filter(({ name }) => {
      const text = misread(victim.cells[name] ?? '');
      return !key.has(name) && text !== victim.cells[name] && text === text.trim();
    });
    const column = oneOf(columns, draws);
    if (column === null) return null;
    const written = misread(victim.cells[column.name] ?? '');
    return change(victim, column.name, written, kept('mojibake_text', 'written'));
  },
};

/** Faults in spite of which the row counts. */
export const harmlessFaults: readonly Fault[] = [declaredSign, otherDeclaredDate, strayBlank, mojibakeText];
