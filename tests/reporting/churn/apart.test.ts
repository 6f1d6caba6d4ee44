import { expect, it } from 'vitest';
import { composeReport } from '../../../reporting/compose.js';
import { sampleChurnInput } from '../../support/sample_churn.js';
import { sampleConfig, sampleFacts, sampleManifest } from '../../support/sample_run.js';

it.each([
  ['en', /^Churn as of 2018-02-01: /],
  ['zh-CN', /^截至 2018-02-01 的流失评分：/],
] as const)('churn is named with its day in the report of figures of other data, %s', (locale, beginning) => {
  const { facts, definition, config } = sampleChurnInput(locale);
  const { findings, sections, about } = composeReport({
    facts: sampleFacts,
    manifest: sampleManifest,
    config: sampleConfig(),
    locale,
    churn: { facts, definition, config, scoredApart: true },
  });
  const ofChurn = findings.filter(({ topic }) => topic === 'churn');
  expect(ofChurn.length).toBeGreaterThan(1);
  for (const { sentence } of ofChurn) expect(sentence).toMatch(beginning);
  const [first] = sections.filter(({ id }) => id.startsWith('churn_'));
  expect(first?.notes[0]).toContain(facts.runId);
  expect(about.map(([, text]) => text)).toContainEqual(
    expect.stringMatching(new RegExp(`2018-02-01.+${facts.runId}`)),
  );
});
