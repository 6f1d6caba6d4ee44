import { describe, expect, it } from 'vitest';
import type { ScheduleDefinition } from '../../../client/schedules/definition.js';
import { planOf } from '../../../client/schedules/plan.js';
import { sampleConfig } from '../../support/sample_run.js';
import { wantedBy, type ConfiguredSchedules } from './wanted.js';

const nightly = { job: 'rfm', cron: '30 2 * * *' };

const definitions = (schedules: ConfiguredSchedules, change: object = {}): readonly ScheduleDefinition[] =>
  wantedBy({ configuration: { ...sampleConfig(), ...change }, baseFolder: '/data' }, schedules);

/** As a server that was given definitions says them back. */
const applied = (wanted: readonly ScheduleDefinition[]) =>
  (JSON.parse(JSON.stringify(wanted)) as readonly ScheduleDefinition[]).map((definition) => ({
    name: definition.name,
    definition,
  }));

const changes = (wanted: readonly ScheduleDefinition[], there: ReturnType<typeof applied>) =>
  planOf(wanted, there).map(({ name, change, ...rest }) =>
    [name, change, ...('differs' in rest ? rest.differs : [])].join(' '),
  );

describe('the plan from the applied schedules to those of a configuration', () => {
  it('creates what is not there, leaves what is the same, prunes what the configuration no longer has', () => {
    const before = definitions({ nightly, weekly: { job: 'audit', cron: '0 6 * * MON' } });
    const after = definitions({ nightly, hourly: { job: 'rfm', cron: '5 * * * *' } });
    expect(changes(before, [])).toEqual(['nightly create', 'weekly create']);
    expect(changes(before, applied(before))).toEqual(['nightly leave', 'weekly leave']);
    expect(changes(after, applied(before))).toEqual(['hourly create', 'nightly leave', 'weekly prune']);
    expect(changes([], applied(before))).toEqual(['nightly prune', 'weekly prune']);
    expect(changes([], [])).toEqual([]);
  });

  it.each([
    ['other times', { ...nightly, cron: '30 3 * * *' }, 'when'],
    ['another zone', { ...nightly, time_zone: 'UTC' }, 'when'],
    ['another jitter', { ...nightly, jitter: '10m' }, 'when'],
    ['another catch-up window', { ...nightly, catch_up: '2d' }, 'rules'],
    ['another overlap', { ...nightly, overlap: 'buffer_all' }, 'rules'],
    ['a pause on failure', { ...nightly, pause_on_failure: true }, 'rules'],
    ['another job', { ...nightly, job: 'memberOperations' }, 'job'],
  ])('updates a schedule that gets %s, and says in what it differs', (_, schedule, differs) => {
    const before = definitions({ nightly, other: nightly });
    expect(changes(definitions({ nightly: schedule, other: nightly }), applied(before))).toEqual([
      `nightly update ${differs}`,
      'other leave',
    ]);
  });

  it('updates all schedules when what their runs go by changes', () => {
    const before = definitions({ nightly, other: nightly });
    const after = definitions({ nightly, other: nightly }, { currency: 'EUR' });
    expect(changes(after, applied(before))).toEqual([
      'nightly update configuration',
      'other update configuration',
    ]);
  });

  it('does not take a default that is written out for a change', () => {
    const before = definitions({ nightly });
    const after = definitions(
      { nightly: { ...nightly, jitter: '0m', catch_up: '24h', time_zone: 'Asia/Shanghai' } },
      { locale: 'en' },
    );
    expect(changes(after, applied(before))).toEqual(['nightly leave']);
  });

  it('updates what somebody gave a form that no configuration has', () => {
    const wanted = definitions({ nightly });
    const [there] = applied(wanted);
    const foreign = [{ ...there!, definition: { ...there!.definition, when: null, start: null } }];
    expect(planOf(wanted, foreign)).toMatchObject([
      { change: 'update', differs: ['when', 'job', 'configuration'] },
    ]);
  });
});
