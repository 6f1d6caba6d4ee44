/** Segments by code; 1 is low, 2 is high, in the order R, F, M. */
const segments: Readonly<Record<string, string>> = {
  '222': '重要价值',
  '122': '重要唤回',
  '212': '重要深耕',
  '112': '重要挽留',
  '221': '潜力',
  '211': '新客户',
  '121': '一般维持',
  '111': '流失',
};

/** Segment of a code of three digits from 1 to 2, under the name that Chinese CRM teams use. */
export function twoBinSegment(code: string): string {
  const segment = segments[code];
  if (segment === undefined) throw new RangeError(`${code} is not a code of two bins`);
  return segment;
}
