import type { Movement } from '../../contracts/facts.js';
import type { ReportBasis } from '../basis.js';
import { isFair } from '../figures/movement.js';
import type { Section } from '../report.js';
import { sectionTexts } from '../texts/sections.js';
import { flowCharts } from './flow_charts.js';
import { movementTable, movementTotalsTable } from './movement_tables.js';

/** Where members went, up to the period described and between runs; null: there is no result to compare with. */
export function movementSection(basis: ReportBasis): Section | null {
  const { facts, locale } = basis;
  const unfair = facts.movements.filter((other) => other.between === 'runs' && !isFair(other));
  const told = toldMovements(basis);
  if (told.length === 0 && unfair.length === 0) return null;
  const texts = sectionTexts(locale);
  const calendar = facts.movements.filter((other) => other.between === 'periods' && isFair(other));
  return {
    id: 'movement',
    ...texts.sections.movement,
    charts: told.flatMap((own) => flowCharts(basis, own)),
    tables: [
      ...told.map((own) => movementTable(basis, own)),
      ...(calendar.length < 2 ? [] : [movementTotalsTable(basis, calendar)]),
    ],
    notes: [
      ...told.flatMap((own) => togetherNote(basis, own)),
      ...unfair.map(({ from, to }) => texts.notes.notFair(from.label, to.label)),
    ],
  };
}

/** The movement into the period described, else the last between whole ones; and that from an earlier run. */
function toldMovements({ facts, movement }: ReportBasis): readonly Movement[] {
  const fair = facts.movements.filter(isFair);
  const into = movement ?? fair.findLast(({ between }) => between === 'periods') ?? null;
  const runs = fair.findLast(({ between }) => between === 'runs');
  return [...(into === null ? [] : [into]), ...(runs === undefined || runs === into ? [] : [runs])];
}

function togetherNote({ numbers, locale }: ReportBasis, { others }: Movement): readonly string[] {
  if (others === undefined) return [];
  const { flowsTogether } = sectionTexts(locale).notes;
  return [flowsTogether(numbers.count(others.flows), numbers.count(others.members))];
}
