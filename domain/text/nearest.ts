/**
 * Names that somebody may have meant by `wanted`, the most alike first, at most `limit` of them.
 *
 * Likeness is the edit distance of the names without case, width (ＡＢ, AB), spaces, hyphens and underscores, so
 * that `order id` is near `Order_ID`. A name that contains the other one counts as near; names that differ in
 * most of their letters are left out, so the answer may be empty. Names equally near keep their order.
 */
export function nearestNames(wanted: string, present: readonly string[], limit = 3): string[] {
  const sought = folded(wanted);
  return present
    .map((name) => ({ name, distance: distanceOf(sought, folded(name)) }))
    .filter(({ distance }) => distance <= furthest)
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ name }) => name);
}

/** Share of letters that may differ before a name is no longer a likely meaning. */
const furthest = 0.6;

/** Distance between names of which one contains the other: nearer than most, further than a slip of one key. */
const contained = 0.3;

function folded(name: string): readonly string[] {
  return Array.from(
    name
      .normalize('NFKC')
      .toLowerCase()
      .replace(/[\s_-]+/gu, ''),
  );
}

/** 0 for equal names, 1 for names with nothing in common. */
function distanceOf(a: readonly string[], b: readonly string[]): number {
  const longest = Math.max(a.length, b.length);
  if (longest === 0) return 0;
  if (a.length === 0 || b.length === 0) return 1;
  const share = editDistance(a, b) / longest;
  const [left, right] = [a.join(''), b.join('')];
  return left.includes(right) || right.includes(left) ? Math.min(share, contained) : share;
}

/** Fewest insertions, deletions and replacements that turn one into the other (Levenshtein 1966), by rows. */
function editDistance(a: readonly string[], b: readonly string[]): number {
  let above = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      row.push(
        Math.min(
          (above[j + 1] as number) + 1,
          (row[j] as number) + 1,
          (above[j] as number) + (letter === other ? 0 : 1),
        ),
      );
    }
    above = row;
  }
  return above[b.length] as number;
}
