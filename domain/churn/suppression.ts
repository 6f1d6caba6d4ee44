/** Why a member may not be contacted, the gravest first; of several reasons the first is told. */
export const suppressions = [
  'BLACKLISTED',
  'UNSUBSCRIBED',
  'NOT_MARKETABLE',
  'NO_CONSENT',
  'HARD_BOUNCE',
] as const;
export type Suppression = (typeof suppressions)[number];
