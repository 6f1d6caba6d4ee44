import { channelOf } from '../kernel/contact.js';
import { absent } from '../tables/layout.js';
import { costKinds } from '../tables/layouts.js';
import { append } from '../tables/rows.js';
import type { Making } from './business.js';
import { daySeconds, weekSeconds } from './clock.js';
import { careChannel, careWeeks } from './contact_rows.js';

const hour = 3_600;

/** Adds to what a week costs; costs before the first week count in none. */
export function spend(making: Making, week: number, kind: (typeof costKinds)[number], cents: number): void {
  if (week < 0) return;
  const at = week * costKinds.length + costKinds.indexOf(kind);
  making.spent[at] = (making.spent[at] as number) + cents;
}

/**
 * Writes what the members of a block cost: coupons and acquisition by week, contacts by campaign. Each block books at a
 * second of its own: equal rows of two blocks would be taken for one row that was repeated.
 */
export function writeCosts(making: Making, block: number): void {
  const { world, clock, rows, spent, reached, cared } = making;
  const { weeks, campaigns, care } = world.parameters;
  for (let week = 0; week < weeks; week++)
    for (const kind of costKinds.keys()) {
      const cents = spent[week * costKinds.length + kind] as number;
      // At the end of the week, when they are all known.
      const at = clock.weekStart(week + 1) - hour + block;
      if (cents > 0) append(rows.costs, [at, kind, cents, -1, 0]);
    }
  for (const [campaign, plan] of plannedCampaigns(making))
    if ((reached[campaign] as number) > 0)
      append(rows.costs, [
        clock.weekStart(campaigns.firstWeek + campaign * campaigns.everyWeeks) + 7 * hour + block,
        costKinds.indexOf('media'),
        Math.round(100 * plan.unitCost * (reached[campaign] as number)),
        campaign,
        0,
      ]);
  for (let programme = 0; programme * careWeeks < weeks; programme++)
    if ((cared[programme] as number) > 0)
      append(rows.costs, [
        Math.min(clock.end, clock.weekStart((programme + 1) * careWeeks)) - hour + block,
        costKinds.indexOf('win_back'),
        Math.round(100 * care.unitCost * (cared[programme] as number)),
        programme,
        1,
      ]);
}

/** Writes the campaigns and care programmes themselves, with their fixed costs: once for the whole business. */
export function writeCampaigns(making: Making): void {
  const { world, clock, rows } = making;
  const { weeks, campaigns, care } = world.parameters;
  for (const [campaign, plan] of plannedCampaigns(making)) {
    const sent = clock.weekStart(campaigns.firstWeek + campaign * campaigns.everyWeeks) + 6 * hour;
    const place = campaigns.plans.indexOf(plan);
    const [unit, fixed] = [plan.unitCost, plan.fixedCost].map((amount) => Math.round(100 * amount));
    const channel = channelOf(plan);
    append(rows.campaigns, [
      campaign,
      0,
      place,
      sent,
      sent + weekSeconds,
      channel,
      place,
      unit as number,
      fixed as number,
    ]);
    append(rows.costs, [sent, costKinds.indexOf('media'), fixed as number, campaign, 0]);
  }
  if (care.weeklyShare === 0) return;
  for (let programme = 0; programme * careWeeks < weeks; programme++) {
    const sent = clock.weekStart(programme * careWeeks) + 8 * hour;
    const ends = sent + careWeeks * weekSeconds - daySeconds;
    const place = campaigns.plans.length;
    const unit = Math.round(100 * care.unitCost);
    append(rows.campaigns, [programme, 1, place, sent, ends, careChannel, place, unit, absent]);
  }
}

/** The campaigns that were sent, by running number. */
function plannedCampaigns({ world }: Making) {
  const { weeks, campaigns } = world.parameters;
  const { plans, firstWeek, everyWeeks } = campaigns;
  if (plans.length === 0) return [];
  const count = Math.max(0, Math.ceil((weeks - firstWeek) / everyWeeks));
  return Array.from(
    { length: count },
    (_, k) => [k, plans[k % plans.length] as (typeof plans)[number]] as const,
  );
}
