import { describe, expect, it } from 'vitest';
import { partOf } from '../../../domain/retention/part_of.js';

describe('a file in the folder of a run', () => {
  it.each([
    ['tables/orders_staged.parquet', 'staging'],
    ['tables/member_orders.parquet', 'working'],
    ['tables/rfm_scores.parquet', 'results'],
    ['tables/rfm_scores.parquet.partial', 'scratch'],
    ['scratch/clean/spill.tmp', 'scratch'],
    ['facts.json', 'results'],
    // Of runs from which members were erased.
    ['tables/orders_staged.v2.parquet', 'staging'],
    ['tables/member_orders.v3.parquet', 'working'],
    ['tables/rfm_scores.v2.parquet', 'results'],
    ['tables/rfm_scores.v2.parquet.partial', 'scratch'],
    ['facts.v2.json', 'results'],
    ['facts.v13.json', 'results'],
    ['shop-rfm-2018-01-01.xlsx', 'documents'],
    ['shop-report-2018-01-01.html', 'documents'],
    // Without the model nobody could explain what was scored with it.
    ['model.json', null],
    ['card.json', null],
    ['config.json', null],
    ['manifest.json', null],
    // Whom a mail has reached: without it they could be told again.
    ['mail/report.team.json', null],
  ])('%s is %s', (path, part) => {
    expect(partOf(path.split('/'), new Set(['member_orders']))).toBe(part);
  });
});
