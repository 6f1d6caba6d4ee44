import { describe, expect, it } from 'vitest';
import { defaultAsOf } from '../../../domain/time/as_of.js';
import { readCron } from '../../../domain/time/cron.js';
import { parseDay } from '../../../domain/time/days.js';
import { scheduledTimes } from '../../../domain/time/scheduled_times.js';
import { instantsOf } from '../../../domain/time/zone.js';

interface Wanted {
  readonly cron?: string;
  readonly timeZone: string;
  readonly asOfZone?: string;
  readonly from: string;
  readonly to: string;
}

function times({ cron = '30 2 * * *', timeZone, asOfZone = timeZone, from, to }: Wanted): readonly string[] {
  const reading = readCron(cron);
  if ('expected' in reading) throw new Error(reading.expected);
  const wanted = { cron: reading.cron, timeZone, asOfZone, from: parseDay(from), to: parseDay(to) };
  return scheduledTimes(wanted).map(({ at }) => at.toISOString().replace(':00.000Z', 'Z'));
}

describe('the as-of of a scheduled time', () => {
  // The local day at that instant, whatever the machine's own zone is.
  it.each([
    ['2026-10-01T18:30:00Z', 'Asia/Shanghai', '2026-10-02'],
    ['2026-10-01T18:30:00Z', 'UTC', '2026-10-01'],
    ['2026-10-01T02:30:00Z', 'America/New_York', '2026-09-30'],
    ['2026-10-01T15:59:59Z', 'Asia/Shanghai', '2026-10-01'],
    ['2026-10-01T16:00:00Z', 'Asia/Shanghai', '2026-10-02'],
    // Clocks go forward at 2:00 in Berlin: 23:30 the day before, 0:30 and 3:30 of the day.
    ['2026-03-28T22:30:00Z', 'Europe/Berlin', '2026-03-28'],
    ['2026-03-28T23:30:00Z', 'Europe/Berlin', '2026-03-29'],
    ['2026-03-29T01:30:00Z', 'Europe/Berlin', '2026-03-29'],
    // 2:30 comes twice when they go back, on one day.
    ['2026-10-25T00:30:00Z', 'Europe/Berlin', '2026-10-25'],
    ['2026-10-25T01:30:00Z', 'Europe/Berlin', '2026-10-25'],
    // There was no 30 December 2011 in Samoa.
    ['2011-12-30T09:59:00Z', 'Pacific/Apia', '2011-12-29'],
    ['2011-12-30T10:00:00Z', 'Pacific/Apia', '2011-12-31'],
    ['2026-01-01T18:14:00Z', 'Asia/Kathmandu', '2026-01-01'],
    ['2026-01-01T18:15:00Z', 'Asia/Kathmandu', '2026-01-02'],
  ])('%s in %s is %s', (instant, zone, day) => {
    expect(defaultAsOf(new Date(instant), zone)).toBe(day);
  });
});

describe('the instants of a time on the wall', () => {
  const instants = (day: string, hour: number, minute: number, zone: string) =>
    instantsOf({ day: parseDay(day), hour, minute }, zone).map((instant) => instant.toISOString());

  it('are one, none when clocks skip it, two when they show it twice', () => {
    expect(instants('2026-03-28', 2, 30, 'Europe/Berlin')).toEqual(['2026-03-28T01:30:00.000Z']);
    expect(instants('2026-03-29', 2, 30, 'Europe/Berlin')).toEqual([]);
    expect(instants('2026-10-25', 2, 30, 'Europe/Berlin')).toEqual([
      '2026-10-25T00:30:00.000Z',
      '2026-10-25T01:30:00.000Z',
    ]);
    expect(instants('2026-10-25', 3, 0, 'Europe/Berlin')).toEqual(['2026-10-25T02:00:00.000Z']);
    expect(instants('2011-12-30', 12, 0, 'Pacific/Apia')).toEqual([]);
    expect(instants('2026-07-01', 0, 0, 'Asia/Kathmandu')).toEqual(['2026-06-30T18:15:00.000Z']);
  });
});

describe('the times of a schedule for days', () => {
  it('come once a day, in the zone of the schedule', () => {
    expect(times({ timeZone: 'Asia/Shanghai', from: '2026-10-01', to: '2026-10-03' })).toEqual([
      '2026-09-30T18:30Z',
      '2026-10-01T18:30Z',
      '2026-10-02T18:30Z',
    ]);
  });

  it('are those whose instant falls on the days in the zone of the business', () => {
    // 20:00 in Berlin is past midnight in Shanghai: the time of 30 September describes 1 October.
    const evening = { cron: '0 20 * * *', timeZone: 'Europe/Berlin', asOfZone: 'Asia/Shanghai' };
    expect(times({ ...evening, from: '2026-10-01', to: '2026-10-02' })).toEqual([
      '2026-09-30T18:00Z',
      '2026-10-01T18:00Z',
    ]);
  });

  it('do not come when clocks skip them, and come once when they show them twice', () => {
    expect(times({ timeZone: 'Europe/Berlin', from: '2026-03-28', to: '2026-03-30' })).toEqual([
      '2026-03-28T01:30Z',
      '2026-03-30T00:30Z',
    ]);
    expect(times({ timeZone: 'Europe/Berlin', from: '2026-10-25', to: '2026-10-26' })).toEqual([
      '2026-10-25T00:30Z',
      '2026-10-26T01:30Z',
    ]);
  });

  it('keep to days of the week and of the month', () => {
    const inUtc = { timeZone: 'UTC', from: '2026-11-01', to: '2026-11-30' };
    // 1 November 2026 is a Sunday.
    expect(times({ ...inUtc, cron: '0 6 * * SUN' }).map((time) => time.slice(8, 10))).toEqual([
      '01',
      '08',
      '15',
      '22',
      '29',
    ]);
    expect(times({ ...inUtc, cron: '0 6 1,15 * *' })).toEqual(['2026-11-01T06:00Z', '2026-11-15T06:00Z']);
    expect(times({ ...inUtc, cron: '0 6 * 12 *' })).toEqual([]);
  });
});
