import { describe, expect, it } from 'vitest';
import { churnDefinitionOf } from '../../config/churn_definition.js';
import { churnDefinitionHash } from '../../config/churn_definition_hash.js';
import { canonicalHash } from '../../config/hash.js';
import { parseConfig } from '../../config/load.js';
import { churn } from '../../config/schema/churn.js';
import { leavingConfiguration } from '../support/leaving_business.js';

/** Of a business of orders alone, by the default definition. */
const { tables } = parseConfig(leavingConfiguration('shop', 'orders.csv'));
const hashOf = (settings: object) => {
  const settled = churn.parse(settings);
  return churnDefinitionHash({ tables, churn: settled }, settled);
};

describe('the hash of a definition', () => {
  it('stays, so that trained models stay those to score with', () => {
    expect(hashOf({})).toBe('5587e6ac6f86750d652409d17937064404482549e1b84185bde25150252db57f');
  });

  it('is another after a gap than that of models whose labels knew nothing of who left in it', () => {
    const settled = churn.parse({ gap_days: 14 });
    const definition = churnDefinitionOf({ tables, churn: settled });
    const before = canonicalHash({ definition, labelDays: settled.label_days, gapDays: 14 });
    expect(before).toBe('c438476b377d777bdf938614ce5be99ba01596eac151b148f8a309fc3f4a6b03');
    expect(hashOf({ gap_days: 14 })).not.toBe(before);
    expect(hashOf({ gap_days: 14 })).not.toBe(hashOf({ gap_days: 15 }));
  });
});
