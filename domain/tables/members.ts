import { column, personal, required, type TableContract } from './contract.js';

export const members: TableContract = {
  name: 'members',
  description: 'One row a member, with whatever attributes the source has.',
  columns: [
    column('member_id', 'id', 'Number of the member.', required),
    column('registered_at', 'timestamp', 'When the member registered.'),
    column('activated_at', 'timestamp', 'When the member activated the account.'),
    column('level', 'text', 'Member level.'),
    column('kind', 'text', 'person or business.'),
    column('region', 'text', 'Where the member lives.', personal),
    column('sex', 'text', 'As recorded.', personal),
    column('birth_date', 'day', 'Day of birth.', personal),
    column('marketable', 'flag', 'May be contacted for marketing.'),
    column('unsubscribed_at', 'timestamp', 'When the member unsubscribed.'),
    column('blacklisted_at', 'timestamp', 'When the member was blacklisted.'),
    column('referrer_id', 'id', 'Member who referred this one.'),
    column('acquisition_channel', 'text', 'Where the member came from.'),
    column('acquisition_cost', 'money', 'What winning the member cost.'),
  ],
  key: ['member_id'],
  knownAt: 'registered_at',
  money: null,
  openColumns: true,
};

export const memberHistory: TableContract = {
  name: 'member_history',
  description: 'Attributes of members as they were.',
  columns: [
    column('member_id', 'id', 'Number of the member.', required),
    column('attribute', 'text', 'level, kind, region, …', required),
    column('value', 'text', 'Its value from changed_at on.', personal),
    column('changed_at', 'timestamp', 'When it took that value.', required),
  ],
  key: ['member_id', 'attribute', 'changed_at'],
  knownAt: 'changed_at',
  money: null,
  openColumns: false,
};

export const memberLinks: TableContract = {
  name: 'member_links',
  description: 'Member numbers that were merged into another, guests that became members.',
  columns: [
    column('member_id', 'id', 'The number that was given up.', required),
    column('canonical_id', 'id', 'The number that is kept.', required),
    column('linked_at', 'timestamp', 'When they were linked.', required),
  ],
  key: ['member_id'],
  knownAt: 'linked_at',
  money: null,
  openColumns: false,
};

export const consents: TableContract = {
  name: 'consents',
  description: 'Permission to contact a member by a channel, as it changed.',
  columns: [
    column('member_id', 'id', 'Number of the member.', required),
    column('channel', 'text', 'email, sms, phone, …', required),
    column('granted', 'flag', 'Whether contact is allowed from changed_at on.', required),
    column('changed_at', 'timestamp', 'When it changed.', required),
  ],
  key: ['member_id', 'channel', 'changed_at'],
  knownAt: 'changed_at',
  money: null,
  openColumns: false,
};

export const exclusions: TableContract = {
  name: 'exclusions',
  description: 'Members who are left out of every figure and counted: staff, tests, marketplace accounts.',
  columns: [
    column('member_id', 'id', 'Number of the member.', required),
    column('list', 'text', 'Name of the exclusion list, such as staff.', required),
    column('listed_at', 'timestamp', 'From when the member is left out; absent: always.'),
  ],
  key: ['member_id', 'list'],
  knownAt: 'listed_at',
  money: null,
  openColumns: false,
};
