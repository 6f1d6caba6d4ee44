import { events, leads } from './behaviour.js';
import { campaigns, contacts } from './campaigns.js';
import type { TableContract } from './contract.js';
import { consents, exclusions, memberHistory, memberLinks, members } from './members.js';
import { costs, exchangeRates, orderItems, refunds } from './money.js';
import { orders } from './orders.js';

/** Names of the canonical tables, in the order in which they are read and cleaned. */
export const tableNames = [
  'members',
  'member_history',
  'member_links',
  'exclusions',
  'consents',
  'exchange_rates',
  'orders',
  'refunds',
  'order_items',
  'events',
  'leads',
  'campaigns',
  'contacts',
  'costs',
] as const;
export type TableName = (typeof tableNames)[number];

/** The declaration of each canonical table (requirements: inputs). */
export const tableContracts: Readonly<Record<TableName, TableContract>> = {
  members,
  member_history: memberHistory,
  member_links: memberLinks,
  exclusions,
  consents,
  exchange_rates: exchangeRates,
  orders,
  refunds,
  order_items: orderItems,
  events,
  leads,
  campaigns,
  contacts,
  costs,
};
