import type { CampaignParameters } from './campaigns.js';

/** Everything that decides how the simulated business behaves; fixed before any model is tuned. */
export interface Parameters {
  /** How members live: week by week, by the kernel. */
  readonly process: 'weeks';
  readonly preset: string;
  /** First day of week 0, a Monday, such as 2022-01-03. */
  readonly firstMonday: string;
  /** Weeks simulated; the as-of is the Monday after the last. */
  readonly weeks: number;
  readonly arrivals: ArrivalParameters;
  readonly attributes: AttributeParameters;
  readonly clusters: readonly ClusterParameters[];
  readonly hidden: HiddenParameters;
  readonly categories: readonly CategoryParameters[];
  readonly hazards: HazardParameters;
  readonly visits: VisitParameters;
  readonly orders: OrderParameters;
  readonly common: CommonParameters;
  readonly care: CareParameters;
  readonly campaigns: CampaignParameters;
  readonly scalpers: ScalperParameters;
}

export interface ArrivalParameters {
  /** Share of the members who are there in week 0. */
  readonly shareAtStart: number;
  /** The last week brings so many times as many as the first. */
  readonly growth: number;
  /** Days from the first visit to registration, mean of an exponential, cut at six. */
  readonly registrationLagDays: number;
  /** Share that activates in the week of registration; each of the three weeks after it brings the same share of the rest. */
  readonly activationShare: number;
}

/** A value that an attribute can take. */
export interface AttributeValue {
  readonly value: string;
  /** Share of the members. */
  readonly share: number;
  /** What is added to the hidden log appetite, log frailty and log deal-proneness of such members. */
  readonly shift: readonly [appetite: number, frailty: number, deals: number];
}

export interface AttributeParameters {
  readonly channels: readonly (AttributeValue & {
    /** What winning such a member costs on average, in the currency. */
    readonly acquisitionCost: number;
    /** Leads for each member who came of them. */
    readonly leadsPerMember: number;
  })[];
  readonly regions: readonly AttributeValue[];
  /** Level at arrival, by which programme the member entered. */
  readonly tiers: readonly AttributeValue[];
  readonly kinds: readonly (AttributeValue & { readonly logAmountShift: number })[];
  /** Share of persons who become business members later, on paper alone. */
  readonly becomeBusinessShare: number;
  /** Share of the referred whose referrer is one of the key spreaders, who are one in so many members. */
  readonly keySpreaders: { readonly share: number; readonly oneIn: number };
  /** Ages in years at arrival: equally likely between youngest and oldest; `shift` for each decade above 40. */
  readonly age: {
    readonly youngest: number;
    readonly oldest: number;
    readonly shift: AttributeValue['shift'];
  };
}

/** A kind of behaviour: hidden, but it shows in what is bought and how often one looks. */
export interface ClusterParameters {
  readonly name: string;
  readonly share: number;
  /** Means of log appetite, log frailty, log deal-proneness. */
  readonly mean: readonly [appetite: number, frailty: number, deals: number];
  /** Log of visits a week of an active member of average appetite. */
  readonly logVisits: number;
  /** How much such a member is annoyed by a contact: log of what an offer without appeal does to orders. */
  readonly annoyance: number;
  /** Preference for each category, of any sum. */
  readonly preference: readonly number[];
}

export interface HiddenParameters {
  /** Standard deviations within a cluster. */
  readonly deviation: readonly [appetite: number, frailty: number, deals: number];
  /** How much one standard deviation more appetite lowers log frailty. */
  readonly appetiteProtects: number;
  /** How visits grow with appetite: exponent. */
  readonly visitsByAppetite: number;
  /** How frailty slows return: exponent. */
  readonly frailtySlowsReturn: number;
  /** Standard deviation of the log of a member's amounts about the category's. */
  readonly logAmountDeviation: number;
}

export interface CategoryParameters {
  readonly name: string;
  /** Weeks until a buyer needs the category again. */
  readonly cycleWeeks: number;
  /** Share of the need that is left right after a purchase. */
  readonly needAfterPurchase: number;
  /** Median amount of an order in week 0, in the currency. */
  readonly amountMedian: number;
  readonly logAmountDeviation: number;
  /** Orders times exp(amplitude × cos(2π (week of the year − peak)/52)). */
  readonly seasonAmplitude: number;
  readonly seasonPeakWeek: number;
  /** Log orders lost by a price that is log 1 higher. */
  readonly priceElasticity: number;
  readonly refundShare: number;
  /** Cost of goods as a share of the amount before the coupon. */
  readonly costShare: number;
  readonly products: number;
}

/** Odds against staying, a week, and what moves them. Logs add up; "push" goes to all moves away, "pull" to those back. */
export interface HazardParameters {
  readonly odds: {
    readonly activeToCooling: number;
    readonly activeToLapsed: number;
    readonly coolingToActive: number;
    readonly coolingToLapsed: number;
    readonly coolingToGone: number;
    readonly lapsedToActive: number;
    readonly lapsedToGone: number;
  };
  readonly push: {
    /** For each multiple of the member's own gap between orders that passed since the last one, to four. */
    readonly gapRatio: number;
    /** For twelve weeks without a visit, in proportion. */
    readonly visitRecency: number;
    /** For a refund just now; fades over eight weeks. */
    readonly refund: number;
    /** For a care contact in the last four weeks. */
    readonly care: number;
    /** For a member who ordered with coupons only, in a week without promotion. */
    readonly couponDependence: number;
    /** In the first week; fades over twelve. */
    readonly newcomer: number;
    /** For each of the marketing contacts remembered, see `fatigueKept`. */
    readonly fatigue: number;
  };
  readonly pull: {
    readonly care: number;
    readonly promotion: number;
    /** For fifty-two weeks without an order, in proportion. */
    readonly orderRecency: number;
  };
}

export interface VisitParameters {
  /** Visits as a multiple of an active member's, by state: active, cooling, lapsed, gone. */
  readonly byState: readonly [number, number, number, number];
  readonly promotionFactor: number;
  /** Page views of a visit beyond the first: mean of a geometric. */
  readonly pageViewsMean: number;
  /** Share of visits with a login, and of visits that leave a cart behind without an order. */
  readonly loginShare: number;
  readonly abandonedCartShare: number;
}

export interface OrderParameters {
  /** Orders a week of an active member of average appetite and full need. */
  readonly weekly: number;
  readonly byState: readonly [number, number, number, number];
  /** Factor for the first order, right after activation; fades over four weeks. */
  readonly firstOrderFactor: number;
  /** Share more orders in a week of promotion, for a member who lives on deals. */
  readonly promotionLift: number;
  /** Odds of a coupon for a member of average deal-proneness; times these in a promotion, with an offer. */
  readonly couponOdds: number;
  readonly couponPromotionFactor: number;
  readonly couponOfferFactor: number;
  /** Coupons are worth this share of the amount. */
  readonly couponDepth: number;
  /** Points issued for a unit of the currency; what one is worth; share of orders in which points are spent. */
  readonly pointsPerUnit: number;
  readonly pointValue: number;
  readonly pointsSpentShare: number;
  /** Weeks of own gap that a member without orders is taken to have, with the weight of one order. */
  readonly priorGapWeeks: number;
  /** Orders from which on a member has the level, by level above the tier of arrival. */
  readonly levelAtOrders: readonly { readonly level: string; readonly orders: number }[];
  readonly taxShare: number;
  /** Shipping is charged beside the amount of orders below this, in the currency. */
  readonly shippingBelow: number;
  readonly shippingFee: number;
  /** Lines of an order beyond the first: mean of a geometric, at most two. */
  readonly furtherLinesMean: number;
}

/** What all members share in a week. */
export interface CommonParameters {
  /** Log trend of orders a year. */
  readonly logTrendPerYear: number;
  /** Log inflation of prices a year, beside the steps. */
  readonly logInflationPerYear: number;
  /** Each category's price changes every so many weeks, by a normal log step. */
  readonly priceStepWeeks: number;
  readonly logPriceStepDeviation: number;
  /** Common shock to log orders: autoregressive, with this persistence and standard deviation of the innovation. */
  readonly shockPersistence: number;
  readonly shockDeviation: number;
  /** Common shock to log hazards, fresh each week. */
  readonly hazardShockDeviation: number;
  /** Weeks of the year (0 to 51) with a promotion. */
  readonly promotionWeeks: readonly number[];
  /** Weights of Monday to Sunday. */
  readonly weekdays: readonly number[];
  /** Weights of the hours 7 to 22. */
  readonly hours: readonly number[];
}

/** Care contacts: calls to members whose order is overdue. */
export interface CareParameters {
  /** Weekly chance of a contact for those whose last order lies between so many weeks. */
  readonly weeklyShare: number;
  readonly fromWeeks: number;
  readonly toWeeks: number;
  readonly unitCost: number;
}

export interface ScalperParameters {
  /** Share of members who belong to rings; members of a ring share address and device. */
  readonly share: number;
  readonly ringSize: number;
  /** Orders a member of a ring places in a week of promotion. */
  readonly ordersPerPromotion: number;
}
