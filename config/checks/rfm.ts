import { ahpRefusal } from '../../domain/rfm/ahp.js';
import { binCounts, binMethods, type PerDimension } from '../../domain/rfm/bins.js';
import { mappingRefusal } from '../../domain/rfm/names.js';
import type { Finding } from '../finding.js';
import type { NamesConfig, RfmConfig } from '../schema.js';
import { known, type Part } from './part.js';

/** The window belongs to a result over all orders. */
export function windowFindings(part: Part<RfmConfig>): readonly Finding[] {
  const time = known(part, 'periods', 'window_days');
  if (time?.periods === undefined || time.window_days === undefined) return [];
  return [
    {
      code: 'MF230',
      path: [...part.path, 'window_days'],
      culprit: 'key',
      headline: 'rfm has both window_days and periods',
      hint: 'each period looks at its own orders; keep one of them',
    },
  ];
}

/** Every name can be given by the bins. */
export function nameFindings(part: Part<RfmConfig>): readonly Finding[] {
  const rfm = known(part, 'bins', 'names');
  if (rfm?.names === undefined) return [];
  const bins = binCounts(binMethods(rfm.bins));
  return rfm.names.mapping === 'custom'
    ? codeFindings(part, rfm.names, bins)
    : mappingFindings(part, rfm.names, bins);
}

function mappingFindings(
  part: Part<RfmConfig>,
  names: NamesConfig,
  bins: PerDimension<number>,
): readonly Finding[] {
  const refusal = mappingRefusal(names, bins);
  if (refusal === null) return [];
  return [
    {
      code: 'MF227',
      path: [...part.path, 'names', 'mapping'],
      culprit: 'value',
      headline: refusal,
      hint: 'change rfm.bins, or use the mapping none or custom',
    },
  ];
}

function codeFindings(
  part: Part<RfmConfig>,
  names: Extract<NamesConfig, { mapping: 'custom' }>,
  bins: PerDimension<number>,
): readonly Finding[] {
  return names.rules.flatMap((rule, i) => {
    const refusal = mappingRefusal({ ...names, rules: [rule] }, bins);
    if (refusal === null) return [];
    return {
      code: 'MF228',
      path: [...part.path, 'names', 'rules', i, 'code'],
      culprit: 'value',
      headline: refusal,
      hint: 'correct the code, or remove the rule',
    } as const;
  });
}

/** Weights are learned from levels of members; `mapped` lists the columns of the table members. */
export function levelFindings(
  part: Part<RfmConfig>,
  mapped: readonly string[] | undefined,
): readonly Finding[] {
  const weights = known(part, 'weights')?.weights;
  if (weights?.method !== 'forest' || mapped?.includes('level')) return [];
  return [
    {
      code: 'MF236',
      path: [...part.path, 'weights', 'method'],
      culprit: 'value',
      headline: 'a forest learns weights from member levels, and the table members maps no level',
      hint: 'map level in the table members, or choose another method',
    },
  ];
}

/** The matrix of pairwise comparisons can give weights. */
export function weightFindings(part: Part<RfmConfig>): readonly Finding[] {
  const weights = known(part, 'weights')?.weights;
  if (weights?.method !== 'ahp') return [];
  const refusal = ahpRefusal(weights.matrix);
  if (refusal === null) return [];
  return [
    {
      code: 'MF229',
      path: [...part.path, 'weights', 'matrix'],
      culprit: 'key',
      headline: refusal,
      hint: 'rows and columns are R, F, M',
    },
  ];
}
