/** Most visits without an order, and most orders, in a week. */
export const mostVisits = 15;
export const mostOrders = 5;

/** One week of a member as the tables show it. Mutable and of one shape, for the inner loops. */
export interface Week {
  /** Visits that did not end in an order. */
  visits: number;
  orders: number;
  /** Category of each order, and whether it used a coupon (1) and was refunded (1). */
  readonly category: Int32Array;
  readonly coupon: Uint8Array;
  readonly refunded: Uint8Array;
  /** Orders that are refunded in the week after. */
  refunds: number;
  /** A care contact. */
  care: boolean;
  /** Running number of the campaign that drew the member into its sample; −1: none. */
  campaign: number;
  /** Drawn into the treated arm; and reached: a contact that bounced treats nobody. */
  assigned: boolean;
  treated: boolean;
  /** Channel of that campaign. */
  channel: number;
  /** Consent for that channel was withdrawn; all contact was; the channel for which consent was given again, or −1. */
  revoked: boolean;
  unsubscribed: boolean;
  regranted: number;
}

export const newWeek = (): Week => ({
  visits: 0,
  orders: 0,
  category: new Int32Array(mostOrders),
  coupon: new Uint8Array(mostOrders),
  refunded: new Uint8Array(mostOrders),
  refunds: 0,
  care: false,
  campaign: -1,
  assigned: false,
  treated: false,
  channel: 0,
  revoked: false,
  unsubscribed: false,
  regranted: -1,
});
