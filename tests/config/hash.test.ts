import { describe, expect, it, vi } from 'vitest';
import { readConfig } from '../../config/load.js';
import { sample, sampleWith } from './sample.js';

const hashOf = (text: string): string => readConfig(text, 'memberflow.yaml').hash;

describe('the hash of a configuration', () => {
  it.each([
    ['comments', `# mine\n${sample.replace('CNY', 'CNY # yuan')}`],
    [
      'another form of YAML',
      sampleWith('kind: csv\n    path: orders.csv', '{"kind": csv, path: "orders.csv"}'),
    ],
    ['another order of keys', sampleWith('version: 1\nbusiness: my-shop', 'business: my-shop\nversion: 1')],
    ['a default written out', `${sample}locale: en\nrfm:\n  bins: {n: 5, method: quantile}\n`],
    ['an empty mapping of defaults', `${sample}gates: {}\n`],
    ['an anchor', sampleWith('source: orders', 'source: &name orders')],
    ['schedules, which say when', `${sample}schedules:\n  nightly: {job: rfm, cron: 0 3 * * *}\n`],
  ])('does not change with %s', (_, text) => {
    expect(hashOf(text)).toBe(hashOf(sample));
  });

  it.each([
    ['a value', sampleWith('CNY', 'EUR')],
    [
      'the order of a list',
      `${sample}publish: {folder: out}\n`.replace('kind: csv', 'kind: csv\n    dates: ["%Y", "%m"]'),
    ],
    [
      'a name',
      sample.replaceAll('orders:\n    kind', 'sales:\n    kind').replace('source: orders', 'source: sales'),
    ],
    ['a key that is no default', `${sample}rfm:\n  bins: {method: quantile, n: 4}\n`],
    ['the name of a variable', sampleWith('orders.csv', '${env:ORDERS}')],
  ])('changes with %s', (_, text) => {
    expect(hashOf(text)).not.toBe(hashOf(sample));
  });

  it('is the same on every machine', () => {
    expect(hashOf(sample)).toMatchInlineSnapshot(
      `"403d4d014ddf7c2af79c9d61c8a38ded69319955d5d96cb87c18c3cd6b9b3bad"`,
    );
  });

  it('does not depend on what a variable holds', () => {
    const text = sampleWith('orders.csv', '${env:MEMBERFLOW_HASH_TEST}');
    const before = hashOf(text);
    vi.stubEnv('MEMBERFLOW_HASH_TEST', '/data');
    expect(hashOf(text)).toBe(before);
    vi.unstubAllEnvs();
  });
});
