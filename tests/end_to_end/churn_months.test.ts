import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../config/load.js';
import type { RunOutcome } from '../../contracts/run.js';
import { isFull } from '../faults/size.js';
import { isPublished, publishedData } from '../support/published_data.js';
import { projectFolder } from '../../worker/project.js';
import { backfill, factsOf } from './backfill.js';
import { openBusiness, type Business } from './business.js';
import { documentOf } from './results.js';

const months = [6, 7, 8, 9, 10, 11, 12].map((month) => `2011-${String(month).padStart(2, '0')}-01`);
const [first = '', last = ''] = [months[0], months.at(-1)];

/** The example's own configuration, with churn and its schedules. */
function configuration(): string {
  const file = join(projectFolder(), 'examples', 'online-retail', 'memberflow.yaml');
  const text = readFileSync(file, 'utf8').replaceAll('${env:MEMBERFLOW_TEST_DATA}', publishedData);
  return JSON.stringify({
    ...(parse(text) as object),
    churn: {
      definition: { any: [{ rule: 'no_order', days: 90 }] },
      label_days: 30,
    },
    schedules: {
      'churn-model': { job: 'trainChurn', cron: '0 3 1 * *' },
      'churn-scores': { job: 'scoreChurn', cron: '0 4 1 * *' },
    },
  });
}

it('Online Retail is configured so that a churn model and scores are due each month', () => {
  const { churn, schedules } = parseConfig(parse(configuration()));
  expect(churn).toMatchObject({ label_days: 30, definition: { any: [{ rule: 'no_order', days: 90 }] } });
  expect(Object.values(schedules ?? {}).map(({ job }) => job)).toEqual(['trainChurn', 'scoreChurn']);
});

if (isFull) {
  describe.skipIf(!isPublished('online-retail'))('churn of Online Retail, month by month', () => {
    let shop: Business;
    let scored: readonly RunOutcome[];

    beforeAll(async () => {
      shop = await openBusiness();
      shop.write('memberflow.yaml', configuration());
      const applied = await shop.memberflow('schedule', 'apply');
      expect(applied.exitCode, applied.said).toBe(0);
      const runsOf = (job: string) => months.map((day) => `online-retail/${job}/${day}`);
      const days = { from: first, to: last };
      const trained = await backfill(shop, {
        ...days,
        schedule: 'churn-model',
        runs: runsOf('trainChurn'),
      });
      expect(trained.map(({ status }) => status)).toEqual(months.map(() => 'completed'));
      scored = await backfill(shop, { ...days, schedule: 'churn-scores', runs: runsOf('scoreChurn') });
    }, 1_800_000);
    afterAll(() => shop.close(), 120_000);

    it('every month is scored with a model that knows nothing of what came after', () => {
      expect(scored.map(({ status, asOf }) => [status, asOf])).toEqual(
        months.map((day) => ['completed', day]),
      );
      const facts = scored.map(factsOf);
      for (const { asOf, model } of facts) expect(model.asOf <= asOf).toBe(true);
    });

    it('the later months fill in what came of the earlier ones, on the page too', () => {
      const { history } = factsOf(scored.at(-1)!);
      expect(history.map(({ asOf }) => asOf).toSorted()).toEqual(months);
      for (const { asOf, labelEndsOn, actual, members, predicted } of history) {
        expect(actual !== null, asOf).toBe(labelEndsOn <= last);
        if (actual === null) continue;
        expect(actual.quality.rows).toBe(members);
        expect(Math.abs(actual.share - predicted), asOf).toBeLessThan(0.05);
        expect(actual.quality.rocAuc, asOf).toBeGreaterThan(0.9);
      }
      const page = readFileSync(documentOf(scored.at(-1)!, 'report'), 'utf8');
      for (const month of months) expect(page).toContain(month);
    });
  });
}
