const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
type Unit = keyof typeof unitMs;

const largestFirst = ['d', 'h', 'm', 's'] as const satisfies readonly Unit[];

/** Milliseconds of a length of time such as `30s`, `10m`, `12h`, `7d`; null where the text is none. */
export function parseSpan(text: string): number | null {
  const [, digits, unit] = /^(\d{1,9})([smhd])$/.exec(text) ?? [];
  return digits === undefined ? null : Number(digits) * unitMs[unit as Unit];
}

/** The shortest text that {@link parseSpan} reads as so many milliseconds, whole seconds only: `90m`, `1d`, `0s`. */
export function spanText(ms: number): string {
  const unit = largestFirst.find((one) => ms >= unitMs[one] && ms % unitMs[one] === 0) ?? 's';
  return `${Math.round(ms / unitMs[unit])}${unit}`;
}
