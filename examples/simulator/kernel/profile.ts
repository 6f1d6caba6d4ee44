import type { AttributeValue, Parameters } from '../model/parameters.js';
import { contactChannels, maskOf } from './contact.js';
import { keyOf, normal, pick, stepWord, streams, uniform } from './draw.js';
import type { World } from './world.js';

/** Who a member is and when it came: known to the business, but for the last four. */
export interface Profile {
  readonly member: number;
  /** Places in `attributes`. */
  readonly channel: number;
  readonly region: number;
  readonly tier: number;
  readonly kind: number;
  readonly ageYears: number;
  /** Decades above 40. */
  readonly decades: number;
  /** Days since the first Monday, with fraction. The first visit is before the registration; activation after it. */
  readonly arrivedDay: number;
  readonly registeredDay: number;
  /** Infinity: never. */
  readonly activatedDay: number;
  /** First week that the kernel simulates: the one after the registration. */
  readonly entryWeek: number;
  /** First week in which the member can order; far away for one who never activated. */
  readonly activationWeek: number;
  /** Channels consented to at registration, as a mask. */
  readonly consents: number;
  /** Number of the ring of scalpers; −1: an ordinary member. */
  readonly ring: number;
  /** Hidden: the cluster, the three standard normal numbers of the traits, log of amounts about the category's. */
  readonly cluster: number;
  readonly normals: readonly [number, number, number];
  readonly logAmount: number;
}

export const neverActivates = 1_000_000;

const slots = {
  channel: 0,
  region: 1,
  tier: 2,
  kind: 3,
  age: 4,
  cluster: 5,
  normals: 6,
  logAmount: 12,
  arrival: 14,
  lag: 15,
  activation: 16,
  activationTime: 17,
  consents: 20,
  ring: 30,
} as const;

/** The member of that number (0 to members − 1): a pure function of world and number. Numbers are in order of arrival. */
export function drawProfile(world: World, member: number): Profile {
  const { parameters, seed } = world;
  const { attributes, hidden, clusters, campaigns } = parameters;
  const key = keyOf(seed, streams.life, member);
  const word = stepWord(key, -1);
  const u = (slot: number) => uniform(key, word, slot);
  const choose = (values: readonly AttributeValue[], slot: number) =>
    pick(
      u(slot),
      values.map(({ share }) => share),
    );
  const kind = choose(attributes.kinds, slots.kind);
  const { youngest, oldest } = attributes.age;
  const ageYears = youngest + (oldest - youngest) * u(slots.age);
  const times = drawTimes(world, member, u);
  let consents = 0;
  for (const [k, name] of contactChannels.entries())
    if (u(slots.consents + k) < campaigns.consentAtStart[name]) consents |= maskOf(k);
  return {
    member,
    channel: choose(attributes.channels, slots.channel),
    region: choose(attributes.regions, slots.region),
    tier: choose(attributes.tiers, slots.tier),
    kind,
    ageYears,
    decades: (ageYears - 40) / 10,
    ...times,
    consents,
    ring: ringOf(world, member),
    cluster: pick(
      u(slots.cluster),
      clusters.map(({ share }) => share),
    ),
    normals: [
      normal(key, word, slots.normals),
      normal(key, word, slots.normals + 2),
      normal(key, word, slots.normals + 4),
    ],
    logAmount:
      hidden.logAmountDeviation * normal(key, word, slots.logAmount) +
      (attributes.kinds[kind]?.logAmountShift ?? 0),
  };
}

type Times = Pick<Profile, 'arrivedDay' | 'registeredDay' | 'activatedDay' | 'entryWeek' | 'activationWeek'>;

function drawTimes({ parameters, members }: World, member: number, u: (slot: number) => number): Times {
  const { arrivals, weeks } = parameters;
  const place = (member + 0.5) / members;
  const founding = place < arrivals.shareAtStart;
  const arrivedDay = founding
    ? -7 - 350 * u(slots.arrival)
    : 7 *
      (weeks - 2) *
      arrivalQuantile((place - arrivals.shareAtStart) / (1 - arrivals.shareAtStart), arrivals.growth);
  const lag = Math.min(6, -Math.log(u(slots.lag)) * arrivals.registrationLagDays);
  const registeredDay = arrivedDay + 0.005 + lag;
  const entryWeek = founding ? 0 : Math.floor(registeredDay / 7) + 1;
  const wait = Math.floor(Math.log(u(slots.activation)) / Math.log(1 - arrivals.activationShare));
  if (wait > 3)
    return { arrivedDay, registeredDay, entryWeek, activatedDay: Infinity, activationWeek: neverActivates };
  // In the week of the registration, after it; or in one of the three weeks that follow.
  const from = wait === 0 ? registeredDay : 7 * (Math.floor(registeredDay / 7) + wait);
  const until = 7 * (Math.floor(registeredDay / 7) + wait + 1);
  const activatedDay = from + (until - from) * u(slots.activationTime);
  return {
    arrivedDay,
    registeredDay,
    entryWeek,
    activatedDay,
    activationWeek: Math.max(0, Math.floor(activatedDay / 7) + 1),
  };
}

/** Inverse of the distribution whose density grows linearly from 1 to `growth` over [0, 1). */
function arrivalQuantile(u: number, growth: number): number {
  const slope = growth - 1;
  if (Math.abs(slope) < 1e-9) return u;
  return (Math.sqrt(1 + slope * (1 + growth) * u) - 1) / slope;
}

/** Members of a ring are spread evenly over all numbers, so that the accounts of a ring come over time. */
function ringOf({ parameters, members, seed }: World, member: number): number {
  const { share, ringSize } = parameters.scalpers;
  const rings = Math.floor((members * share) / ringSize);
  if (rings === 0) return -1;
  const key = keyOf(seed, streams.details, member);
  const u = uniform(key, stepWord(key, -1), slots.ring);
  return u < share ? Math.min(rings - 1, Math.floor((u / share) * rings)) : -1;
}

/** What the attributes of a member tell of its hidden variables. */
export function priorShift({ attributes }: Parameters, profile: Profile): [number, number, number] {
  const values = [
    attributes.channels[profile.channel],
    attributes.regions[profile.region],
    attributes.tiers[profile.tier],
    attributes.kinds[profile.kind],
  ];
  const total = (i: 0 | 1 | 2): number =>
    values.reduce((sum, value) => sum + (value?.shift[i] ?? 0), attributes.age.shift[i] * profile.decades);
  return [total(0), total(1), total(2)];
}
