import { channelOf, contactChannels, planOf } from '../kernel/contact.js';
import { stepWord, uniform } from '../kernel/draw.js';
import { trueResponse, type Response } from '../kernel/response.js';
import { append } from '../tables/rows.js';
import { absent } from '../tables/layout.js';
import type { Making } from './business.js';
import { daySeconds } from './clock.js';
import type { Life } from './one_life.js';

const hour = 3_600;
const slots = { open: 2_000, opened: 2_001, click: 2_002, revoked: 2_003 } as const;

/** Care programmes run for a quarter each. */
export const careWeeks = 13;
export const careChannel = contactChannels.length;

/**
 * Writes what happened to a member's contacts in a week: the contact with its response, the truth of it, the changes of
 * consent.
 *
 * @param first seconds of the first order of the week; `absent` where there is none
 * @param amount hundredths of all orders of the week
 */
export function writeContacts(making: Making, life: Life, week: number, first: number, amount: number): void {
  const { world, clock, rows, reached, cared } = making;
  const { profile, details, week: seen, terms, traits } = life;
  const { member } = profile;
  const word = stepWord(details, week);
  const monday = clock.weekStart(week);
  if (seen.campaign >= 0) {
    const { campaigns } = world.parameters;
    const plan = planOf(world.parameters, seen.campaign);
    const sent = monday + 6 * hour;
    const bounced = seen.assigned && !seen.treated;
    const opens = seen.treated && uniform(details, word, slots.open) < campaigns.openShare[plan.channel];
    const opened = opens
      ? sent + hour + Math.floor(uniform(details, word, slots.opened) * 10 * hour)
      : absent;
    const clicks = opens && uniform(details, word, slots.click) < campaigns.clickShare;
    append(rows.contacts, [
      seen.campaign,
      0,
      member,
      sent,
      seen.assigned ? 1 : 0,
      channelOf(plan),
      campaigns.plans.indexOf(plan),
      opened,
      clicks ? opened + 40 : absent,
      bounced ? sent + 30 : absent,
      first,
      first === absent ? absent : amount,
    ]);
    const truth = trueResponse(world, week, life.state, seen, terms, traits, profile.logAmount);
    append(rows.trueContacts, [
      seen.campaign,
      0,
      member,
      life.state,
      truth.treated,
      truth.control,
      truth.treatedAmount,
      truth.controlAmount,
      truth.value,
      kindOf(truth),
    ]);
    if (seen.assigned) reached[seen.campaign] = (reached[seen.campaign] as number) + 1;
  }
  if (seen.care) {
    const programme = Math.floor(week / careWeeks);
    const plan = world.parameters.campaigns.plans.length;
    const sent = monday + 10 * hour;
    append(rows.contacts, [
      programme,
      1,
      member,
      sent,
      1,
      careChannel,
      plan,
      absent,
      absent,
      absent,
      first > sent ? first : absent,
      first > sent ? amount : absent,
    ]);
    cared[programme] = (cared[programme] as number) + 1;
  }
  const changed =
    monday + daySeconds + 8 * hour + Math.floor(uniform(details, word, slots.revoked) * 12 * hour);
  if (seen.revoked) append(rows.consents, [member, seen.channel, 0, changed]);
  if (seen.regranted >= 0) append(rows.consents, [member, seen.regranted, 1, changed]);
  if (seen.unsubscribed) life.unsubscribed = changed;
}

/** Place in `responseKinds`. */
function kindOf({ treated, control }: Response): number {
  if (treated < control) return disturbed;
  if (treated < lost) return lostCause;
  return treated < sureFactor * control ? sureThing : persuadable;
}

const [persuadable, sureThing, lostCause, disturbed] = [0, 1, 2, 3] as const;
/** Who orders more rarely than this whatever is done is a lost cause. */
const lost = 0.005;
/** Who orders hardly more often for a contact is a sure thing. */
const sureFactor = 1.1;
