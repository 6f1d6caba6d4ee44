import type { CampaignPlan } from '../model/campaigns.js';
import type { Parameters } from '../model/parameters.js';
import { planOf } from './contact.js';
import { never, type Observables } from './observables.js';
import type { Week } from './week.js';
import { needWeeks, type World } from './world.js';

/** Places in the terms of a week: all that transitions and emissions need and that is free of the hidden variables. */
export const term = {
  activeToCooling: 0,
  activeToLapsed: 1,
  coolingToActive: 2,
  coolingToLapsed: 3,
  coolingToGone: 4,
  lapsedToActive: 5,
  lapsedToGone: 6,
  /** Factor of visits. */
  visits: 7,
  /** Factor of orders is 1 + this × deals. */
  promotion: 8,
  /** Odds of a coupon, before the member's own. */
  couponOdds: 9,
  /** 1 where a treated contact reached the member. */
  treated: 10,
  /** Of a contact in either arm: log factor of orders by treatment is this + `offer` × deals − annoyance. */
  contactLog: 11,
  offer: 12,
  /** Factor of orders by category, from here on; the total by cluster after them. */
  category: 13,
} as const;

export const termCount = ({ categories, clusters }: World): number => term.category + categories + clusters;
export const newTerms = (world: World): Float64Array => new Float64Array(termCount(world));

const fade = (since: number, over: number): number => (since >= 0 && since < over ? 1 - since / over : 0);

/**
 * Writes the terms of a week: from what was observed before it, the common weeks, and the contact in it.
 *
 * @param contact who is contacted in this week; its visits and orders are not looked at
 */
export function weekTerms(
  world: World,
  week: number,
  o: Observables,
  contact: Week,
  terms: Float64Array,
): void {
  hazardTerms(world, week, o, terms);
  const { parameters, common, categories, clusters, preference, need } = world;
  const { visits, orders, campaigns } = parameters;
  const promotion = common.promotion[week] as number;
  terms[term.visits] = promotion === 1 ? visits.promotionFactor : 1;
  terms[term.promotion] = orders.promotionLift * promotion;
  let couponOdds = orders.couponOdds * (promotion === 1 ? orders.couponPromotionFactor : 1);
  terms[term.treated] = contact.treated ? 1 : 0;
  if (contact.campaign >= 0) {
    const plan = planOf(parameters, contact.campaign);
    terms[term.contactLog] =
      campaigns.channelLift[plan.channel] +
      campaigns.channelLiftPerDecade[plan.channel] * o.decades +
      campaigns.fatigueLift * o.fatigue;
    terms[term.offer] = campaigns.offerLift * plan.depth;
    if (contact.treated) couponOdds *= offerOdds(parameters, plan);
  }
  terms[term.couponOdds] = couponOdds;

  let scale = week >= o.activationWeek ? orders.weekly : 0;
  if (o.orders === 0) scale *= 1 + (orders.firstOrderFactor - 1) * fade(week - o.activationWeek, 4);
  for (let c = 0; c < categories; c++) {
    const gap = Math.min(needWeeks - 1, week - (o.categoryWeek[c] as number));
    terms[term.category + c] =
      scale * (need[c * needWeeks + gap] as number) * (common.orders[week * categories + c] as number);
  }
  for (let k = 0; k < clusters; k++) {
    let total = 0;
    for (let c = 0; c < categories; c++)
      total += (preference[k * categories + c] as number) * (terms[term.category + c] as number);
    terms[term.category + categories + k] = total;
  }
}

/** What an offer does to the odds of a coupon. */
export const offerOdds = ({ orders }: Parameters, { depth }: CampaignPlan): number =>
  depth > 0 ? orders.couponOfferFactor : 1;

function hazardTerms({ parameters, common }: World, week: number, o: Observables, terms: Float64Array): void {
  const { hazards, orders } = parameters;
  const { odds, push, pull } = hazards;
  const promotion = common.promotion[week] as number;
  const since = week - (o.orderWeek === never ? o.activationWeek : o.orderWeek);
  const gap =
    ((o.orderWeek === never ? 0 : o.orderWeek - o.activationWeek) + orders.priorGapWeeks) / (o.orders + 1);
  const care = week - o.careWeek <= 4 ? 1 : 0;
  const away =
    Math.exp(
      push.gapRatio * Math.min(4, Math.max(0, since / gap)) +
        push.visitRecency * Math.min(1, (week - o.visitWeek) / 12) +
        push.refund * (week > o.refundWeek ? fade(week - o.refundWeek - 1, 8) : 0) +
        push.care * care +
        (push.couponDependence * ((1 - promotion) * o.couponOrders)) / (o.orders + 1) +
        push.newcomer * fade(week - o.activationWeek, 12) +
        push.fatigue * o.fatigue,
    ) * (common.hazards[week] as number);
  const back = Math.exp(
    pull.care * care + pull.promotion * promotion + pull.orderRecency * Math.min(1, Math.max(0, since) / 52),
  );
  terms[term.activeToCooling] = odds.activeToCooling * away;
  terms[term.activeToLapsed] = odds.activeToLapsed * away;
  terms[term.coolingToActive] = odds.coolingToActive * back;
  terms[term.coolingToLapsed] = odds.coolingToLapsed * away;
  terms[term.coolingToGone] = odds.coolingToGone * away;
  terms[term.lapsedToActive] = odds.lapsedToActive * back;
  terms[term.lapsedToGone] = odds.lapsedToGone * away;
}
