import { describe, expect, it } from 'vitest';
import { churnInputsOf } from '../../../config/churn_definition.js';
import { parseConfig } from '../../../config/load.js';
import { assumedColumns } from '../../../domain/churn/assumed_columns.js';
import { leavingConfiguration } from '../../support/leaving_business.js';

const assumedOf = (members: object): readonly string[] => {
  const { sources, tables, ...others } = leavingConfiguration('shop', 'orders.csv');
  const config = parseConfig({
    ...others,
    sources: { ...sources, members: { kind: 'csv', path: 'members.csv' } },
    tables: { ...tables, members: { source: 'members', ...members } },
  });
  return assumedColumns(churnInputsOf(config));
};
const columns = { member_id: 'no', registered_at: 'since', level: 'level', region: 'region', sex: 'sex' };

describe('columns of members that are assumed to be as they were', () => {
  it('are those that churn uses, where nobody says whether the source overwrites them', () => {
    expect(assumedOf({ columns })).toEqual(['level', 'region']);
  });

  it('are none where the configuration says it, one way or the other', () => {
    expect(assumedOf({ columns, point_in_time: true })).toEqual([]);
    expect(assumedOf({ columns, point_in_time: false })).toEqual([]);
  });

  it('are none where all that is used has a time of its own', () => {
    expect(assumedOf({ columns: { member_id: 'no', registered_at: 'since' } })).toEqual([]);
  });
});
