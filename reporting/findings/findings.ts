import type { ReportBasis } from '../basis.js';
import type { Finding } from '../report.js';
import { changeFindings, segmentChanges } from './changes.js';
import { headlineOf, type Headline } from './headline.js';
import { gainFindings, lossFindings, losses } from './movements.js';
import { flowId } from './moves.js';
import { qualityFindings } from './quality.js';
import { actFirstFindings, nextFindings, rareFindings } from './tier_findings.js';
import { rankedGroups } from './tiers.js';

/** Changes of segments that are told of beside the headline. */
const mostChanges = 2;

export interface RunFindings {
  readonly headline: Headline;
  /** All findings, the headline first, the most important first. */
  readonly all: readonly Finding[];
}

/** Everything worth knowing of a run, in order of importance: what to act on before what to know. */
export function findingsOf(basis: ReportBasis): RunFindings {
  const changes = segmentChanges(basis);
  const headline = headlineOf(basis, changes);
  const untold = changes.filter((change) => change !== headline.change);
  const lost = losses(basis).filter(({ flow }) => flow !== headline.flow);
  const groups = rankedGroups(basis);
  const gains = gainFindings(basis).filter(
    ({ id }) => headline.flow === null || id !== flowId(headline.flow),
  );
  return {
    headline,
    all: [
      headline.finding,
      ...lossFindings(basis, lost),
      ...actFirstFindings(basis, groups),
      ...changeFindings(basis, untold, mostChanges),
      ...rareFindings(basis, groups),
      ...nextFindings(basis, groups),
      ...gains,
      ...qualityFindings(basis),
    ],
  };
}
