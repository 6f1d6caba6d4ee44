import { column, required, type TableContract } from './contract.js';

export const campaigns: TableContract = {
  name: 'campaigns',
  description: 'Campaigns and care contacts that were planned or sent.',
  columns: [
    column('campaign_id', 'id', 'Number of the campaign.', required),
    column('name', 'text', 'Its name.', required),
    column('sent_at', 'timestamp', 'When it was sent.', required),
    column('kind', 'text', 'marketing or care.'),
    column('ends_at', 'timestamp', 'When its offer ends.'),
    column('response_window_days', 'number', 'Days in which an order counts as response.'),
    column('channel', 'text', 'email, sms, phone, …'),
    column('offer', 'text', 'What was offered.'),
    column('unit_cost', 'money', 'Cost of one contact.'),
    column('fixed_cost', 'money', 'Cost of the campaign itself.'),
  ],
  key: ['campaign_id'],
  knownAt: 'sent_at',
  money: null,
  openColumns: true,
};

export const contacts: TableContract = {
  name: 'contacts',
  description: 'Who was contacted, or held out as control, and what followed.',
  columns: [
    column('campaign_id', 'id', 'Campaign of the contact.', required),
    column('member_id', 'id', 'Who was contacted.', required),
    column('sent_at', 'timestamp', "When; a control has the send's time too.", required),
    column('arm', 'text', 'treated or control.'),
    column('channel', 'text', 'email, sms, phone, …'),
    column('offer', 'text', 'What was offered.'),
    column('opened_at', 'timestamp', 'When it was opened.'),
    column('clicked_at', 'timestamp', 'When it was clicked.'),
    column('bounced_at', 'timestamp', 'When it bounced.'),
    column('bounce_kind', 'text', 'hard or soft.'),
    column('responded_at', 'timestamp', 'When the member responded.'),
    column('response_amount', 'money', 'Amount of the response.'),
  ],
  key: [],
  knownAt: 'sent_at',
  money: 'response_amount',
  openColumns: false,
};
