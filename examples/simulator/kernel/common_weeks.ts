import type { Parameters } from '../model/parameters.js';
import { keyOf, normal, stepWord, streams, type Key } from './draw.js';

/** What all members share, week by week; `C` categories side by side in a week. */
export interface CommonWeeks {
  readonly weeks: number;
  /** Factor of orders by [week × C + category]: trend, season, price and the week's shock. */
  readonly orders: Float64Array;
  /** Price level by [week × C + category], 1 in week 0. */
  readonly prices: Float64Array;
  /** 1 in a week of promotion. */
  readonly promotion: Uint8Array;
  /** Factor of the hazards. */
  readonly hazards: Float64Array;
}

/** Where the shocks change over from those of the simulated history to fresh ones. */
export interface Redrawn {
  readonly fromWeek: number;
  /** Stream of the fresh shocks. */
  readonly stream: number;
}

const slots = { shock: 0, hazard: 2, price: 4 } as const;
const weeksPerYear = 52.1775;

/**
 * The common weeks 0 to `weeks` − 1. With `redrawn`, the weeks before `fromWeek` are those of the history to the bit,
 * and the shocks and price steps after it are fresh: a future as likely as the one that came.
 */
export function commonWeeks(
  parameters: Parameters,
  seed: number,
  weeks: number,
  redrawn: Redrawn = { fromWeek: weeks, stream: streams.commonWeeks },
): CommonWeeks {
  const { common, categories } = parameters;
  const count = categories.length;
  const past = keyOf(seed, streams.commonWeeks, 0);
  const future = keyOf(seed, redrawn.stream, -1);
  const result: CommonWeeks = {
    weeks,
    orders: new Float64Array(weeks * count),
    prices: new Float64Array(weeks * count),
    promotion: new Uint8Array(weeks),
    hazards: new Float64Array(weeks),
  };
  const steps = new Float64Array(count);
  let shock = 0;
  for (let week = 0; week < weeks; week++) {
    const key = week < redrawn.fromWeek ? past : future;
    const word = stepWord(key, week);
    shock = common.shockPersistence * shock + common.shockDeviation * normal(key, word, slots.shock);
    result.hazards[week] = Math.exp(common.hazardShockDeviation * normal(key, word, slots.hazard));
    result.promotion[week] = common.promotionWeeks.includes(weekOfYear(parameters, week)) ? 1 : 0;
    const year = week / weeksPerYear;
    for (let c = 0; c < count; c++) {
      steps[c] = (steps[c] as number) + priceStep(parameters, key, week, c);
      const { seasonAmplitude, seasonPeakWeek, priceElasticity } = categories[
        c
      ] as (typeof categories)[number];
      const angle = (2 * Math.PI * (weekOfYear(parameters, week) - seasonPeakWeek)) / 52;
      const logOrders =
        common.logTrendPerYear * year +
        seasonAmplitude * Math.cos(angle) -
        priceElasticity * (steps[c] as number) +
        shock;
      result.orders[week * count + c] = Math.exp(logOrders);
      result.prices[week * count + c] = Math.exp(common.logInflationPerYear * year + (steps[c] as number));
    }
  }
  return result;
}

/** 0 to 51; the 53rd week that some years touch counts as the last. */
export function weekOfYear({ firstMonday }: Parameters, week: number): number {
  const day = Date.parse(`${firstMonday}T00:00:00Z`) + (week * 7 + 3) * 86_400_000;
  const thursday = new Date(day);
  return Math.min(51, Math.floor((day - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / 604_800_000));
}

/** Log change of a category's price; categories change in different weeks. */
function priceStep({ common }: Parameters, key: Key, week: number, category: number): number {
  const { priceStepWeeks, logPriceStepDeviation } = common;
  if (week === 0 || (week + category * 5) % priceStepWeeks !== 0) return 0;
  return logPriceStepDeviation * normal(key, stepWord(key, week), slots.price + 2 * category);
}
