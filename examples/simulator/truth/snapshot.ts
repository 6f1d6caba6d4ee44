import type { Parameters } from '../model/parameters.js';

const dayLength = 86_400_000;

/** The first day that is not known at a snapshot, such as 2024-06-03: the Monday of the week. */
export const snapshotDay = ({ firstMonday }: Parameters, week: number): string =>
  new Date(Date.parse(`${firstMonday}T00:00:00Z`) + week * 7 * dayLength).toISOString().slice(0, 10);

/** The week of a snapshot; null where the day is no Monday of the simulated weeks after the first. */
export function snapshotWeek({ firstMonday, weeks }: Parameters, day: string): number | null {
  const week = (Date.parse(`${day}T00:00:00Z`) - Date.parse(`${firstMonday}T00:00:00Z`)) / (7 * dayLength);
  return Number.isInteger(week) && week > 0 && week <= weeks ? week : null;
}
