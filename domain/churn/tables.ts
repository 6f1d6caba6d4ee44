import type { TableName } from '../tables/index.js';
import { churnFeatures } from './features.js';
import { ruleNeeds } from './needs.js';

/** What every judgement of a member begins with: who it is, since when known, what was ordered, and in which currency. */
const always: readonly TableName[] = [
  'orders',
  'refunds',
  'exchange_rates',
  'members',
  'member_links',
  'exclusions',
];

/** By what it is told who may not be contacted. */
const suppressing: readonly TableName[] = ['members', 'consents', 'contacts'];

/** Tables that the churn jobs use where they are configured: for features, rules of a definition, members and their orders. */
export const churnTables: ReadonlySet<TableName> = new Set([
  ...always,
  ...suppressing,
  ...churnFeatures.flatMap(({ needs, either = [] }) => [...needs, ...either].map(({ table }) => table)),
  ...Object.values(ruleNeeds).flatMap((needs) => (needs === null ? [] : [needs.table])),
]);
