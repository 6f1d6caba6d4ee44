/** How long artifacts of one kind stay. Of two conditions both must hold before one goes. */
export interface RetentionRule {
  /** Goes when it is older than so many days. */
  readonly days?: number | undefined;
  /** The newest so many stay. */
  readonly keep?: number | undefined;
}

const millisecondsADay = 86_400_000;

/**
 * Whether a rule lets an artifact go.
 * @param at when it was published or written, `now` likewise: ISO instants
 * @param place among those of its kind and job, the newest is 0
 */
export function isExpired({ days, keep }: RetentionRule, at: string, place: number, now: string): boolean {
  const tooOld = days === undefined || Date.parse(now) - Date.parse(at) > days * millisecondsADay;
  const beyond = keep === undefined || place >= keep;
  return (days !== undefined || keep !== undefined) && tooOld && beyond;
}
