import { counted, measured, need } from './feature.js';

const contacts = [need('contacts')];
const care = [need('contacts'), need('campaigns', 'kind')];
const reactions = [
  need('contacts', 'opened_at'),
  need('contacts', 'clicked_at'),
  need('contacts', 'responded_at'),
];

/** How members were contacted, how they reacted, and what they permit. Members held out as control were not contacted. */
export const contactFeatures = [
  ...counted(contacts, [
    ['contacts_30', 30, 'Contacts of the last 30 days.'],
    ['contacts_90', 90, 'Contacts of the last 90 days.'],
    ['contacts_365', 365, 'Contacts of the last 365 days.'],
  ]),
  ...counted(
    [need('contacts', 'clicked_at')],
    [['clicks_365', 365, 'Contacts of the last 365 days that were clicked before the snapshot.']],
  ),
  ...counted(
    [need('contacts', 'responded_at')],
    [['responses_365', 365, 'Contacts of the last 365 days that were answered before the snapshot.']],
  ),
  ...counted(
    [need('contacts', 'bounced_at')],
    [['bounces_365', 365, 'Contacts of the last 365 days that bounced before the snapshot.']],
  ),
  ...measured(
    [need('contacts', 'opened_at')],
    [['opened_share_365', 365, 'Share of the contacts of the last 365 days opened before the snapshot.']],
  ),
  ...measured(contacts, [['days_since_contact', null, 'Days since the last contact.']]),
  ...counted(contacts, [
    [
      'contacts_unanswered',
      null,
      'Contacts that arrived since the last one that was opened, clicked or answered.',
    ],
  ]).map((feature) => ({ ...feature, either: reactions })),
  ...measured(contacts, [
    ['days_since_reaction', null, 'Days since a contact that arrived was last opened, clicked or answered.'],
  ]).map((feature) => ({ ...feature, either: reactions })),
  ...counted(care, [['care_contacts_365', 365, 'Care contacts of the last 365 days.']]),
  ...measured(care, [['days_since_care', null, 'Days since the last care contact.']]),
  ...measured(
    [need('consents')],
    [
      ['channels_allowed', null, 'Channels by which contact is allowed.'],
      ['days_since_consent_withdrawn', null, 'Days since contact by a channel was last withdrawn.'],
    ],
  ),
] as const;
