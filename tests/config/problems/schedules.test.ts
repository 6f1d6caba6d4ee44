import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../config/load.js';
import { codesOf, refusalOf, sample } from '../sample.js';

/** The sample with a schedule; its keys stand on line 18. */
const withSchedule = (keys: string): string => `${sample}schedules:
  nightly: { ${keys} }
`;

describe('schedules', () => {
  it('need a job and its times, everything else has a default', () => {
    const { config } = readConfig(withSchedule("job: rfm, cron: '30 2 * * *'"), 'memberflow.yaml');
    expect(config.schedules).toEqual({
      nightly: {
        job: 'rfm',
        cron: '30 2 * * *',
        jitter: '0s',
        catch_up: '1d',
        overlap: 'skip',
        pause_on_failure: false,
      },
    });
  });

  it('may be absent', () => {
    expect(readConfig(sample, 'memberflow.yaml').config.schedules).toBeUndefined();
  });

  it('say which field of a cron is wrong', () => {
    expect(refusalOf(withSchedule("job: rfm, cron: '30 25 * * *'"))).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:18:30 MF208 schedules.nightly.cron: expected hours from 0 to 23 in field 2
      18 |   nightly: { job: rfm, cron: '30 25 * * *' }
         |                              ^^^^^^^^^^^^^ found the text "30 25 * * *"

      Nothing ran. More: memberflow check --explain MF208"
    `);
  });

  it('of churn need to be told what churn is', () => {
    const scheduled = withSchedule("job: scoreChurn, cron: '0 4 * * 1'");
    expect(codesOf(scheduled)).toEqual(['MF239']);
    expect(readConfig(`${scheduled}churn: {}\n`, 'memberflow.yaml').config.churn?.label_days).toBe(90);
  });

  it('suggest the job that was meant', () => {
    expect(refusalOf(withSchedule("job: memberOperation, cron: '0 3 * * *'"))).toContain(
      'did you mean "memberOperations"?',
    );
  });

  it.each([
    ["job: report, cron: '0 3 * * *'", ['MF207']],
    ['job: rfm', ['MF205']],
    ["job: rfm, cron: '0 3 * * *', timezone: UTC", ['MF203']],
    ["job: rfm, cron: '0 3 * * *', time_zone: Mars/Olympus", ['MF208']],
    ["job: rfm, cron: '0 3 * * *', jitter: 10", ['MF206']],
    ["job: rfm, cron: '0 3 * * *', jitter: soon", ['MF208']],
    // The server catches up with no shorter window.
    ["job: rfm, cron: '0 3 * * *', catch_up: 5s", ['MF208']],
    ["job: rfm, cron: '0 3 * * *', overlap: allow", ['MF207']],
    ["job: rfm, cron: '0 3 * * *', pause_on_failure: maybe", ['MF206']],
  ])('refuse %s', (keys, codes) => {
    expect(codesOf(withSchedule(keys))).toEqual(codes);
  });

  it('are called by names that can stand in ids', () => {
    expect(codesOf(`${sample}schedules:\n  Every night: { job: rfm, cron: '0 3 * * *' }\n`)).toEqual([
      'MF208',
    ]);
  });
});
