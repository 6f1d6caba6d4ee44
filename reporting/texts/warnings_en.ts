import type { OrderChange, RfmWarning } from '../../contracts/warnings.js';
import { counted } from '../../domain/text/counted.js';

const changes: Readonly<Record<OrderChange, (orders: number) => string>> = {
  late_arriving: (orders) => counted(orders, 'order arrived late', 'orders arrived late'),
  withdrawn: (orders) => counted(orders, 'order is no longer there', 'orders are no longer there'),
  restated: (orders) => counted(orders, 'order is restated', 'orders are restated'),
};

export function warningText(warning: RfmWarning): string {
  switch (warning.code) {
    case 'edges_collapsed': {
      const edges = counted(warning.edges, 'bin edge falls', 'bin edges fall');
      return `${warning.period}: ${edges} together, because many members have equal values; some digits are not given`;
    }
    case 'out_of_range': {
      const [lie, have] = warning.members === 1 ? ['lies', 'has'] : ['lie', 'have'];
      const members = counted(warning.members, 'member', 'members');
      return `${warning.period}: ${members} ${lie} outside the given edges and ${have} no code (OUT_OF_RANGE)`;
    }
    case 'orders_changed':
      return `Against run ${warning.runId} of the same as-of, ${changes[warning.change](warning.orders)} (${warning.amount})`;
    case 'levels_tell_nothing':
      return 'R, F and M tell nothing of the member levels, so that no weights can be learned: they weigh the same';
  }
}
