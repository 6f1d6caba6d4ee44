/** One marketing campaign; each comes again every `CampaignParameters.everyWeeks` weeks. */
export interface CampaignPlan {
  readonly name: string;
  readonly channel: 'email' | 'sms' | 'app';
  readonly offer: string;
  /** Strength of the offer, 0 (news only) to 1. */
  readonly depth: number;
  readonly unitCost: number;
  readonly fixedCost: number;
}

export interface CampaignParameters {
  /** In rotation: the k-th campaign is sent in week `firstWeek + k × everyWeeks`. */
  readonly plans: readonly CampaignPlan[];
  readonly firstWeek: number;
  readonly everyWeeks: number;
  /** Share of those who may be contacted that is drawn into a campaign, and of these the share treated. */
  readonly sampledShare: number;
  readonly treatedShare: number;
  /** Log of orders in the week: offer × depth × share of deals; what the channel does; fatigue for each remembered contact. */
  readonly offerLift: number;
  readonly channelLift: Readonly<Record<CampaignPlan['channel'], number>>;
  /** Added for each decade of age above 40, by which channel suits whom. */
  readonly channelLiftPerDecade: Readonly<Record<CampaignPlan['channel'], number>>;
  readonly fatigueLift: number;
  /** Share of remembered contacts that is kept from week to week. */
  readonly fatigueKept: number;
  /** Share of members who consent to a channel at registration. */
  readonly consentAtStart: Readonly<Record<CampaignPlan['channel'], number>>;
  /** Chance that a treated contact ends the consent for its channel; grows with each remembered contact. */
  readonly revokeShare: number;
  readonly revokePerContact: number;
  /** Share of the revoking who unsubscribe from everything. */
  readonly unsubscribeShare: number;
  /** Weekly chance that a withdrawn consent is given again. */
  readonly regrantShare: number;
  readonly openShare: Readonly<Record<CampaignPlan['channel'], number>>;
  readonly clickShare: number;
  readonly bounceShare: number;
}
