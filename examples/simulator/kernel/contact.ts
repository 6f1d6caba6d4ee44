import type { CampaignPlan } from '../model/campaigns.js';
import type { Parameters } from '../model/parameters.js';
import { uniform, type Key } from './draw.js';
import type { Observables } from './observables.js';
import type { Week } from './week.js';

export const contactChannels = ['email', 'sms', 'app'] as const satisfies readonly CampaignPlan['channel'][];

export const maskOf = (channel: number): number => 1 << channel;
export const channelOf = (plan: CampaignPlan): number => contactChannels.indexOf(plan.channel);

/** Running number of the campaign sent in a week; −1: none. */
export function campaignOf({ campaigns }: Parameters, week: number): number {
  const since = week - campaigns.firstWeek;
  return campaigns.plans.length > 0 && since >= 0 && since % campaigns.everyWeeks === 0
    ? since / campaigns.everyWeeks
    : -1;
}

/** What the campaign with that running number is. */
export function planOf({ campaigns }: Parameters, campaign: number): CampaignPlan {
  return campaigns.plans[campaign % campaigns.plans.length] as CampaignPlan;
}

const slots = {
  sample: 100,
  arm: 101,
  revoke: 102,
  unsubscribe: 103,
  regrant: 104,
  care: 105,
  bounce: 106,
} as const;

/** May the member be contacted by a channel? */
export const mayContact = (o: Observables, channel: number): boolean =>
  !o.unsubscribed && (o.consents & maskOf(channel)) !== 0;

/**
 * Who is contacted in a week: by campaigns at random among those who may be contacted, by care among those whose order
 * is overdue. It looks at observables only, so contacts tell nothing of the hidden variables.
 */
export function drawContacts(
  parameters: Parameters,
  key: Key,
  word: number,
  week: number,
  o: Observables,
  y: Week,
): void {
  y.campaign = -1;
  y.assigned = false;
  y.treated = false;
  y.revoked = false;
  y.unsubscribed = false;
  y.regranted = -1;
  y.care = false;
  if (week < o.activationWeek) return;
  const { campaigns, care } = parameters;
  const campaign = campaignOf(parameters, week);
  if (campaign >= 0) {
    const channel = channelOf(planOf(parameters, campaign));
    if (mayContact(o, channel) && uniform(key, word, slots.sample) < campaigns.sampledShare) {
      y.campaign = campaign;
      y.channel = channel;
      y.assigned = uniform(key, word, slots.arm) < campaigns.treatedShare;
      y.treated = y.assigned && uniform(key, word, slots.bounce) >= campaigns.bounceShare;
      const revoking = campaigns.revokeShare * (1 + campaigns.revokePerContact * o.fatigue);
      y.revoked = y.treated && uniform(key, word, slots.revoke) < revoking;
      y.unsubscribed = y.revoked && uniform(key, word, slots.unsubscribe) < campaigns.unsubscribeShare;
    }
  }
  if (!o.unsubscribed && !y.revoked) {
    const channel = week % contactChannels.length;
    if ((o.consents & maskOf(channel)) === 0 && uniform(key, word, slots.regrant) < campaigns.regrantShare)
      y.regranted = channel;
  }
  const overdue = week - o.orderWeek;
  if (overdue >= care.fromWeeks && overdue <= care.toWeeks)
    y.care = !o.unsubscribed && uniform(key, word, slots.care) < care.weeklyShare;
}
