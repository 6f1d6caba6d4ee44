import { contactChannels, maskOf } from '../kernel/contact.js';
import { keyOf, stepWord, streams, uniform } from '../kernel/draw.js';
import { drawProfile, type Profile } from '../kernel/profile.js';
import type { World } from '../kernel/world.js';
import { absent } from '../tables/layout.js';
import { append } from '../tables/rows.js';
import type { Making } from './business.js';
import { spend } from './costs.js';
import { daySeconds, firstVisitOffset, tick } from './clock.js';
import { eventType } from './event_rows.js';
import type { Life } from './one_life.js';

const slots = {
  sex: 0,
  cost: 1,
  referrer: 2,
  spreader: 3,
  leads: 4,
  business: 5,
  businessWhen: 6,
  blacklist: 7,
} as const;

/** Writes a member's arrival: the lead, the first visit, registration, activation, consents. */
export function writeArrival(making: Making, life: Life): void {
  const { clock, rows } = making;
  const { profile } = life;
  const { member } = profile;
  const arrived = clock.ofDay(profile.arrivedDay, firstVisitOffset);
  const registered = registeredAt(making, profile);
  append(rows.leads, [member, 0, arrived, profile.channel, member]);
  if (arrived >= clock.weekStart(0)) append(rows.events, [member, arrived, eventType.visit, absent, 1]);
  writeOtherLeads(making, profile);
  append(rows.member_history, [member, 0, profile.tier, registered]);
  append(rows.member_history, [member, 1, profile.kind, registered]);
  for (const channel of contactChannels.keys())
    append(rows.consents, [member, channel, (profile.consents & maskOf(channel)) === 0 ? 0 : 1, registered]);
  life.level = profile.tier;
  life.unsubscribed = absent;
  life.orders = 0;
}

const registeredAt = ({ clock }: Making, profile: Profile): number =>
  Math.max(
    clock.ofDay(profile.registeredDay, firstVisitOffset),
    clock.ofDay(profile.arrivedDay, firstVisitOffset) + 2 * tick,
  );

/** People of the same channel who did not become members, at the times of this one's week. */
function writeOtherLeads({ world, clock, rows }: Making, { member, channel, arrivedDay }: Profile): void {
  const key = keyOf(world.seed, streams.details, member);
  const word = stepWord(key, -1);
  const perMember = world.parameters.attributes.channels[channel]?.leadsPerMember ?? 1;
  const whole = perMember - 1 + uniform(key, word, slots.leads);
  for (let part = 1; part <= whole; part++) {
    const day = Math.floor(arrivedDay) + uniform(key, word, 20 + part);
    append(rows.leads, [member, part, clock.ofDay(day, part), channel, absent]);
  }
}

/** Writes the member as it stands at the end, and its truth. */
export function writeMember(making: Making, life: Life): void {
  const { world, clock, rows } = making;
  const { parameters, seed } = world;
  const { profile } = life;
  const { member } = profile;
  const key = keyOf(seed, streams.details, member);
  const word = stepWord(key, -1);
  const u = (slot: number): number => uniform(key, word, slot);
  const registered = registeredAt(making, profile);
  const activated =
    profile.activatedDay === Infinity
      ? absent
      : Math.max(registered + tick, clock.ofDay(profile.activatedDay, firstVisitOffset));
  const acquisition = parameters.attributes.channels[profile.channel]?.acquisitionCost ?? 0;
  const kind = becomesBusiness(making, profile, registered, u(slots.business), u(slots.businessWhen));
  const cost = Math.round(100 * acquisition * (0.5 + u(slots.cost)));
  spend(making, Math.floor(profile.arrivedDay / 7), 'acquisition', cost);
  append(rows.members, [
    member,
    registered,
    activated < clock.end ? activated : absent,
    life.level,
    kind,
    profile.region,
    u(slots.sex) < 0.56 ? 0 : 1,
    Math.floor(clock.ofDay(profile.arrivedDay, 0) / daySeconds - profile.ageYears * 365.25),
    life.unsubscribed,
    blacklistedAt(making, profile, registered, u(slots.blacklist)),
    referrerOf(world, profile, u(slots.referrer), u(slots.spreader)),
    profile.channel,
    cost,
  ]);
  const [appetite, frailty, deals] = [life.traits[1], life.traits[3], life.traits[5]] as [
    number,
    number,
    number,
  ];
  append(rows.trueMembers, [
    member,
    profile.cluster,
    profile.ring,
    life.state,
    Math.log(appetite),
    Math.log(frailty),
    Math.log(deals),
    profile.logAmount,
    isKeySpreader(world, member) ? 1 : 0,
  ]);
}

/** A fifth of the scalpers have been found, some time after they came. */
function blacklistedAt({ clock }: Making, { ring }: Profile, registered: number, u: number): number {
  const found = 0.2;
  if (ring < 0 || u >= found) return absent;
  return Math.min(
    clock.end - tick,
    registered + daySeconds + Math.floor((u / found) * (clock.end - registered)),
  );
}

/** A few persons become business members on paper. */
function becomesBusiness(
  { world, clock, rows }: Making,
  { member, kind }: Profile,
  registered: number,
  u: number,
  uWhen: number,
): number {
  const { attributes } = world.parameters;
  const business = attributes.kinds.findIndex(({ value }) => value === 'business');
  if (kind === business || business < 0 || u >= attributes.becomeBusinessShare) return kind;
  const from = Math.max(registered, clock.weekStart(0)) + daySeconds;
  const changed = Math.floor(from + uWhen * (clock.end - from));
  if (changed >= clock.end) return kind;
  append(rows.member_history, [member, 1, business, changed]);
  return business;
}

const isKeySpreader = ({ parameters }: World, member: number): boolean =>
  member % parameters.attributes.keySpreaders.oneIn === 0;

/** Who referred a member: one who was registered before it came, often one of few. `absent` where nobody did. */
function referrerOf(world: World, profile: Profile, u: number, uSpreader: number): number {
  const { attributes } = world.parameters;
  if (attributes.channels[profile.channel]?.value !== 'referral') return absent;
  const { share, oneIn } = attributes.keySpreaders;
  const any = Math.floor(u * profile.member);
  const referrer = uSpreader < share ? any - (any % oneIn) : any;
  return referrer < profile.member && drawProfile(world, referrer).registeredDay < profile.arrivedDay - 1
    ? referrer
    : absent;
}
