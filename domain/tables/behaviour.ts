import { column, required, type TableContract } from './contract.js';

export const events: TableContract = {
  name: 'events',
  description: 'What members did: visits, page views, logins, carts, downloads.',
  columns: [
    column('member_id', 'id', 'Who did it.', required),
    column('occurred_at', 'timestamp', 'When it happened.', required),
    column('type', 'text', 'visit, page_view, login, cart, download, video_play, …', required),
    column('product_id', 'id', 'Product concerned.'),
    column('value', 'number', 'Measure of the event, such as seconds played.'),
  ],
  key: [],
  knownAt: 'occurred_at',
  money: null,
  openColumns: false,
};

export const leads: TableContract = {
  name: 'leads',
  description: 'People who showed interest and may become members.',
  columns: [
    column('lead_id', 'id', 'Number of the lead.', required),
    column('occurred_at', 'timestamp', 'When the lead came in.', required),
    column('channel', 'text', 'Where it came from.', required),
    column('member_id', 'id', 'The member it became.'),
  ],
  key: ['lead_id'],
  knownAt: 'occurred_at',
  money: null,
  openColumns: false,
};
