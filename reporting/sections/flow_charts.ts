import type { Movement } from '../../contracts/facts.js';
import type { ReportBasis } from '../basis.js';
import { fold, type Folding } from '../figures/folding.js';
import { groupedBy } from '../figures/grouped.js';
import type { Flow } from '../figures/movement.js';
import { membersBefore, movementTotals } from '../figures/movement_totals.js';
import { partOf } from '../figures/share.js';
import type { FlowChart, HeatChart } from '../report.js';
import { chartTexts, type FlowInWords } from '../texts/charts.js';

/** A movement as a flow diagram and as a matrix; none where nobody was scored at either time. */
export function flowCharts(
  basis: ReportBasis,
  movement: Movement,
): readonly [] | readonly [FlowChart, HeatChart] {
  if (movement.flows.length === 0) return [];
  const places = placesOf(basis, movement);
  const words = movementInWords(basis, movement);
  const texts = chartTexts(basis.locale);
  const { from, to, between } = movement;
  const matrix = places.names.map((_, row) =>
    places.names.map((_, column) =>
      sumOf(movement.flows.filter((flow) => places.of(flow.from) === row && places.of(flow.to) === column)),
    ),
  );
  return [
    {
      kind: 'flow',
      id: `flow_${between}`,
      ...texts.flow(words),
      fromTitle: from.label,
      toTitle: to.label,
      from: places.names,
      to: places.names,
      flows: matrix.flatMap((row, i) =>
        row.flatMap((members, j) => (members === 0 ? [] : [{ from: i, to: j, members }])),
      ),
    },
    {
      kind: 'heat',
      id: `matrix_${between}`,
      ...texts.matrix(words),
      x: { title: to.label, categories: places.names },
      y: { title: from.label, categories: places.names },
      valueTitle: texts.axes.members,
      // Whoever was scored at neither time is not a member of either result.
      values: matrix.map((row, i) =>
        row.map((members, j) => (i === places.notScored && j === places.notScored ? null : members)),
      ),
      scale: 'sequential',
    },
  ];
}

/** The rows and columns of a movement: segments in order of their standing, the others, and not scored. */
interface Places {
  readonly names: readonly string[];
  readonly of: (segment: string | null) => number;
  /** Number of the last one. */
  readonly notScored: number;
}

function placesOf({ ranking, named, words, numbers }: ReportBasis, { flows }: Movement): Places {
  const sizes = groupedBy(
    flows.flatMap(({ from, to, members }) => [
      { segment: from, members },
      { segment: to, members },
    ]),
    ({ segment }) => segment,
  );
  const present = [...sizes].flatMap(([segment, own]) =>
    segment === null ? [] : [{ segment, members: sumOf(own) }],
  );
  const known = new Set(present.map(({ segment }) => segment));
  const ranked = ranking.filter((segment) => segment !== null && known.has(segment));
  const unranked = present.map(({ segment }) => segment).filter((segment) => !ranking.includes(segment));
  const folding: Folding = fold(present, [...ranked, ...unranked]);
  const names = [
    ...folding.shown.map(named),
    ...(folding.folded === 0 ? [] : [words.otherSegments(numbers.count(folding.folded).text)]),
    words.notScored,
  ];
  const notScored = names.length - 1;
  return { names, notScored, of: (segment) => (segment === null ? notScored : folding.placeOf(segment)) };
}

function movementInWords({ standing, numbers }: ReportBasis, movement: Movement): FlowInWords {
  const totals = movementTotals(movement, standing);
  return {
    before: movement.from.label,
    after: movement.to.label,
    stayed: numbers.share(partOf(totals.stayed + totals.level, membersBefore(totals))),
    fell: numbers.count(totals.fell),
    rose: numbers.count(totals.rose),
    left: numbers.count(totals.left),
    entered: numbers.count(totals.entered),
  };
}

const sumOf = (flows: readonly Pick<Flow, 'members'>[]): number =>
  flows.reduce((sum, { members }) => sum + members, 0);
