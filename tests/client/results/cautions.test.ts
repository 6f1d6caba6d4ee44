import { expect, it } from 'vitest';
import { cautionTexts } from '../../../client/results/cautions.js';
import { parseConfig } from '../../../config/load.js';
import { leavingConfiguration } from '../../support/leaving_business.js';

const { sources, tables, churn, ...others } = leavingConfiguration('shop', 'orders.csv');
const cautionsOf = (members: object, otherwise: object = { churn }): readonly string[] =>
  cautionTexts(
    parseConfig({
      ...{ ...others, ...otherwise },
      sources: { ...sources, members: { kind: 'csv', path: 'members.csv' } },
      tables: {
        ...tables,
        members: { source: 'members', columns: { member_id: 'no', level: 'level' }, ...members },
      },
    }),
  );

it('a configuration for churn that does not say whether members are as they were is warned of', () => {
  expect(cautionsOf({})).toEqual([expect.stringMatching(/^members\.level: .+ point_in_time: false/)]);
});

it('one that says so, or that asks for no churn, is not', () => {
  expect(cautionsOf({ point_in_time: true })).toEqual([]);
  expect(cautionsOf({ point_in_time: false })).toEqual([]);
  expect(cautionsOf({}, {})).toEqual([]);
});
