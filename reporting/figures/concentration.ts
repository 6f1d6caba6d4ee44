import type { RunFacts } from '../../contracts/facts.js';

export type ConcentrationPoint = RunFacts['concentration'][number];

/** The part of the members that comes nearest to a fifth and consists of whole members; null: there is no value. */
export const bestFifth = ({ concentration }: RunFacts): ConcentrationPoint | null =>
  concentration.reduce<ConcentrationPoint | null>(
    (nearest, point) => (nearest === null || fromFifth(point) < fromFifth(nearest) ? point : nearest),
    null,
  );

/** The part as readers know it: whole members seldom make exactly a fifth. */
export const wholePercent = ({ memberShare }: ConcentrationPoint): number =>
  Math.round(memberShare * 100) / 100;

const fromFifth = ({ memberShare }: ConcentrationPoint): number => Math.abs(memberShare - 0.2);
