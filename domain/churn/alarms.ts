/** How alarming something is. */
export type AlarmLevel = 'warn' | 'alarm';

/** Members that are scored by a model of so many days are told of it: seasons and habits move on. */
const ageInDays = { warn: 180, alarm: 365 } as const;

/** How far apart predicted and actual share may lie, in points, once that is more than chance makes. */
const missedBy = { warn: 0.02, alarm: 0.05 } as const;
/**
 * And how far as a part of what was predicted: where few leave, twice as many are few points and yet twice the work. A
 * miss of less than so many points tells nobody anything.
 */
const missedPart = { warn: 0.25, alarm: 0.5 } as const;
const leastMiss = 0.005;
/** Standard errors that chance is granted. */
const chance = 3;

/** By how much the mean probability rises against the run before, as a part of it. */
const risesBy = { warn: 0.1, alarm: 0.25 } as const;
/** A rise of less, in points, tells nobody anything. */
const leastRise = 0.01;

/** @param days from the as-of of the model to that of the run */
export const modelAgeAlarm = (days: number): AlarmLevel | null => levelOf(days, ageInDays);

/** Whether what came differs from what was predicted by more than chance makes of so many members, in points or as a part. */
export function missAlarm(predicted: number, actual: number, members: number): AlarmLevel | null {
  const miss = Math.abs(actual - predicted);
  const byChance = chance * Math.sqrt((predicted * (1 - predicted)) / Math.max(1, members));
  if (miss <= byChance || miss < leastMiss) return null;
  const levels = [levelOf(miss, missedBy), levelOf(miss / Math.max(predicted, leastMiss), missedPart)];
  return levels.includes('alarm') ? 'alarm' : levels.includes('warn') ? 'warn' : null;
}

/** Whether members are likelier to leave than in the run before. */
export const riseAlarm = (before: number, now: number): AlarmLevel | null =>
  now - before < leastRise ? null : levelOf((now - before) / Math.max(before, leastRise), risesBy);

function levelOf(value: number, { warn, alarm }: { readonly warn: number; readonly alarm: number }) {
  if (value >= alarm) return 'alarm';
  return value >= warn ? 'warn' : null;
}
