import { category, counted, measured, need } from './feature.js';

/** Told by the history of attributes, or by a table of members whose columns are as they were. */
const attribute = (column: string) => ({
  either: [need('member_history'), need('members', column)],
});

/** Who the members are, as was known at the snapshot, and the time of the year. */
export const memberFeatures = [
  ...measured([], [['tenure_days', null, 'Days since the first that is known of the member.']]),
  ...measured(
    [need('members', 'registered_at')],
    [['days_to_first_order', null, 'Days from registration to the first order; below 0: ordered before.']],
  ),
  ...counted(
    [need('members', 'unsubscribed_at')],
    [['unsubscribed', null, '1 for members who have unsubscribed, 0 for others.']],
  ),
  ...counted(
    [need('members', 'registered_at', 'referrer_id')],
    [['members_referred', null, 'Members whom this member has referred.']],
  ),
  ...measured(
    [need('member_history')],
    [['days_since_level_change', null, 'Days since the member got its level.']],
  ),
  category('level', 'Member level.', attribute('level')),
  category('kind', 'Person or business.', attribute('kind')),
  category('region', 'Where the member lives.', attribute('region')),
  category('acquisition_channel', 'Where the member came from.', attribute('acquisition_channel')),
  category('lead_channel', 'Channel of the first lead.', { needs: [need('leads', 'member_id')] }),
] as const;

export const calendarFeatures = measured(
  [],
  [
    ['season_sine', null, "Sine of the snapshot's place in the year, 0 on 1 January."],
    ['season_cosine', null, "Cosine of the snapshot's place in the year, 1 on 1 January."],
  ],
);
