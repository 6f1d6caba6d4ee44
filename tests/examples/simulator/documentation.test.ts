import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { presets } from '../../../examples/simulator/presets/index.js';

/** Names of all parameters in a value, at whatever depth; those of lists are of their items. */
const namesIn = (value: unknown): readonly string[] =>
  Array.isArray(value)
    ? value.flatMap(namesIn)
    : typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([name, inner]) => [name, ...namesIn(inner)])
      : [];

/** Names that say of themselves what they are, and those of contact channels. */
const plain = ['preset', 'process', 'name', 'value', 'level', 'email', 'sms', 'app'];
/** Groups of parameters, whose parts are documented. */
const groups = [
  'arrivals',
  'attributes',
  'clusters',
  'hidden',
  'categories',
  'hazards',
  'odds',
  'push',
  'pull',
  'visits',
  'orders',
  'common',
  'care',
  'campaigns',
  'scalpers',
];

it('every parameter of the simulator is documented', async () => {
  const text = await readFile(new URL('../../../docs/simulator.md', import.meta.url), 'utf8');
  const names = new Set(Object.values(presets).flatMap(namesIn));
  const known = new Set([...plain, ...groups]);
  const missing = [...names].filter(
    (name) => !known.has(name) && !new RegExp(`\`(?:\\w+\\.)*${name}\``).test(text),
  );
  expect(names.size).toBeGreaterThan(80);
  expect(missing).toEqual([]);
});
