import { expect, it } from 'vitest';
import { churnFeatures } from '../../../domain/churn/features.js';
import { ruleNeeds } from '../../../domain/churn/needs.js';
import { churnTables } from '../../../domain/churn/tables.js';
import { tableNames } from '../../../domain/tables/index.js';

it('churn uses every table but that of costs', () => {
  expect(tableNames.filter((name) => !churnTables.has(name))).toEqual(['costs']);
});

it('what a feature or a rule needs is a table that churn uses', () => {
  const needed = [
    ...churnFeatures.flatMap(({ needs, either = [] }) => [...needs, ...either]),
    ...Object.values(ruleNeeds).flatMap((needs) => needs ?? []),
  ].map(({ table }) => table);
  expect(needed).toEqual(expect.arrayContaining(['leads', 'consents', 'contacts', 'events']));
  expect(needed.filter((table) => !churnTables.has(table))).toEqual([]);
});
