import { describe, expect, it } from 'vitest';
import { championAmong, type TrainedModel } from '../../../domain/churn/champion.js';

const model = (asOf: string, change: Partial<TrainedModel> = {}): TrainedModel => ({
  asOf,
  publishedAt: `${asOf}T03:00:00.000Z`,
  definitionHash: 'ours',
  champion: true,
  ...change,
});
const on = (asOf: string) => ({ definitionHash: 'ours', asOf });

describe('the model to score with', () => {
  it('is the champion that knows most of the days before', () => {
    const [march, june] = [model('2026-03-01'), model('2026-06-01')];
    expect(championAmong([june, march], on('2026-07-01'))).toBe(june);
  });

  it('knows nothing of the days after, so that a backfill does not look ahead', () => {
    const [march, june] = [model('2026-03-01'), model('2026-06-01')];
    expect(championAmong([march, june], on('2026-05-31'))).toBe(march);
    expect(championAmong([march, june], on('2026-06-01'))).toBe(june);
    expect(championAmong([march, june], on('2026-02-28'))).toBeUndefined();
  });

  it('is no model that was found worse than the one before', () => {
    const march = model('2026-03-01');
    expect(championAmong([march, model('2026-06-01', { champion: false })], on('2026-07-01'))).toBe(march);
  });

  it('is of the same definition', () => {
    const other = model('2026-06-01', { definitionHash: 'another' });
    expect(championAmong([other], on('2026-07-01'))).toBeUndefined();
  });

  it('is the last published of one day', () => {
    const first = model('2026-06-01', { publishedAt: '2026-06-01T03:00:00.000Z' });
    const again = model('2026-06-01', { publishedAt: '2026-06-02T03:00:00.000Z' });
    expect(championAmong([again, first], on('2026-07-01'))).toBe(again);
  });
});
