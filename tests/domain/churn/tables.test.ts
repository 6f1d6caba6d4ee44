import { expect, it } from 'vitest';
import { churnTables } from '../../../domain/churn/tables.js';
import { tableNames } from '../../../domain/tables/index.js';

it('churn uses every table but that of costs', () => {
  expect(tableNames.filter((name) => !churnTables.has(name))).toEqual(['costs']);
});
