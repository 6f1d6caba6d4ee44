/** A key of a tree of values that two trees have differently. */
export interface ChangedKey {
  /** The names and places that lead to it. */
  readonly path: readonly (string | number)[];
  /** Undefined: that tree does not have it. */
  readonly before: unknown;
  readonly after: unknown;
}

/**
 * The keys in which two trees of plain values differ, such as configurations: the deepest that tell the difference, in
 * order of their names. Lists are compared place by place where they hold objects, else as wholes.
 */
export function changedKeys(
  before: unknown,
  after: unknown,
  path: readonly (string | number)[] = [],
): readonly ChangedKey[] {
  const [left, right] = [branchesOf(before), branchesOf(after)];
  if (left === null || right === null || Array.isArray(before) !== Array.isArray(after)) {
    return same(before, after) ? [] : [{ path, before, after }];
  }
  const names = [...new Set([...left.keys(), ...right.keys()])].sort(inOrder);
  return names.flatMap((name) => changedKeys(left.get(name), right.get(name), [...path, name]));
}

type Branches = ReadonlyMap<string | number, unknown>;

/** What lies below a value, by name or place; null of values that are told as wholes. */
function branchesOf(value: unknown): Branches | null {
  if (Array.isArray(value)) {
    const items: readonly unknown[] = value;
    return items.length > 0 && items.every(isObject) ? new Map(items.entries()) : null;
  }
  return isObject(value) ? new Map(Object.entries(value)) : null;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

const same = (before: unknown, after: unknown): boolean => JSON.stringify(before) === JSON.stringify(after);

const inOrder = (a: string | number, b: string | number): number =>
  typeof a === 'number' && typeof b === 'number' ? a - b : String(a) < String(b) ? -1 : 1;
