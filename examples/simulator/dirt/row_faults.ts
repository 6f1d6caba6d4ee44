import type { ColumnContract } from '../../../domain/tables/contract.js';
import { filled, isLookedUp, marked, oneOf, setAside } from './change.js';
import type { Fault, Victim } from './fault.js';
import { daysEarlier } from './times.js';

const exactRepeat: Fault = {
  name: 'exact_repeat',
  weight: 4,
  spoil: ({ cells }) => ({
    instead: null,
    further: [marked(cells, setAside('exact_repeat', 'EXACT_DUPLICATE'))],
  }),
};

/** Another readable content of a cell; null where there is none at hand. */
function contradiction({ name, kind }: ColumnContract, { cells, neighbour }: Victim): string | null {
  const text = cells[name] ?? '';
  switch (kind) {
    case 'money':
    case 'number':
      return `${text}1`.includes('.') ? `${text}1` : `${text}.5`;
    case 'timestamp':
    case 'day':
      return daysEarlier(text, 1);
    case 'flag':
      return text === 'true' ? 'false' : 'true';
    case 'id':
    case 'text':
      return neighbour[name] === text ? null : (neighbour[name] ?? null);
  }
}

/** A second row under the same key that says something else: nobody can tell which is right. */
const conflict: Fault = {
  name: 'conflict',
  weight: 2,
  spoil(victim, surroundings, draws) {
    const { contract, name } = surroundings;
    if (contract.key.length === 0 || isLookedUp(surroundings)) return null;
    const columns = filled(victim, surroundings, 'money', 'number', 'timestamp', 'day', 'flag', 'id', 'text')
      .filter((column) => !contract.key.includes(column.name))
      .flatMap((column) => {
        const other = contradiction(column, victim);
        return other === null ? [] : [{ column: column.name, other }];
      });
    const chosen = oneOf(columns, draws);
    if (chosen === null) return null;
    const mark = setAside('conflict', name === 'orders' ? 'ORDER_ID_CONFLICT' : 'KEY_CONFLICT');
    const original = victim.cells[chosen.column] ?? null;
    return {
      instead: marked(victim.cells, mark),
      further: [
        {
          cells: { ...victim.cells, [chosen.column]: chosen.other },
          mark: { ...mark, column: chosen.column, original, written: chosen.other },
        },
      ],
    };
  },
};

/** The row was not in the first export: it comes with a later file, and counts. */
const lateArrival: Fault = {
  name: 'late_arrival',
  weight: 4,
  spoil: ({ cells }) => ({
    instead: marked(cells, { fault: 'late_arrival', expected: 'KEPT', readAs: 'original' }),
    late: true,
  }),
};

/** Two numbers that were each merged into the other, so that none of them stands at the end. */
const linkCycle: Fault = {
  name: 'link_cycle',
  weight: 3,
  spoil({ cells, cleanRow }, { name }) {
    if (name !== 'member_links') return null;
    const [one, other] = [`loop-${cleanRow}-a`, `loop-${cleanRow}-b`];
    const link = (from: string, to: string) =>
      marked({ ...cells, member_id: from, canonical_id: to }, setAside('link_cycle', 'LINK_CYCLE'));
    return { instead: null, further: [link(one, other), link(other, one)] };
  },
};

/** Faults of a row beside others. */
export const rowFaults: readonly Fault[] = [exactRepeat, conflict, lateArrival, linkCycle];
