import { describe, expect, it } from 'vitest';
import { composeFailureMail, type FailureToTell } from '../../../outputs/mail/compose_failure.js';

const told: FailureToTell = {
  locale: 'en',
  group: 'operations',
  business: 'demo-shop',
  job: 'rfm',
  asOf: '2018-01-01',
  runId: 'run-1',
  workflowId: 'demo-shop/rfm/2018-01-01',
  failure: {
    type: 'InvalidSource',
    message: 'orders <2017>.xlsx needs the column Amount',
    remedy: 'Correct the heading under columns.',
    places: [{ file: 'orders.xlsx', sheet: '2017', row: 1, column: 'Amount', value: 'ann@example.com' }],
  },
};

describe.each(['en', 'zh-CN'] as const)('the mail of a failed run in %s', (locale) => {
  const mail = composeFailureMail({ ...told, locale });

  it('says in its subject which run failed, of what', () => {
    for (const part of ['demo-shop', 'rfm', '2018-01-01', 'InvalidSource'])
      expect(mail.subject).toContain(part);
  });

  it('says what happened, what to do, where, and how to learn more, in both parts', () => {
    expect(mail.html).toContain('orders &lt;2017&gt;.xlsx needs the column Amount');
    expect(mail.text).toContain('orders <2017>.xlsx needs the column Amount');
    for (const part of [mail.html, mail.text]) {
      expect(part).toContain('Correct the heading under columns.');
      expect(part).toContain('orders.xlsx');
      expect(part).toContain('memberflow runs show run-1');
      expect(part).toContain('demo-shop/rfm/2018-01-01');
    }
  });

  it('shows no value of the data, which may be personal', () => {
    expect(mail.html + mail.text).not.toContain('ann@example.com');
  });
});

describe('a failure', () => {
  it('without remedy and places is told without them', () => {
    const { html, text } = composeFailureMail({
      ...told,
      failure: { type: 'Unexpected', message: 'x', remedy: null },
    });
    expect(html).not.toContain('What to do');
    expect(text).not.toContain('Where');
    expect(text).not.toMatch(/null|undefined/);
  });

  it('with many places tells five', () => {
    const places = Array.from({ length: 9 }, (_, i) => ({ file: `f${i + 1}.csv` }));
    const { text } = composeFailureMail({ ...told, failure: { ...told.failure, places } });
    expect(text).toContain('f5.csv');
    expect(text).not.toContain('f6.csv');
  });

  it('with line breaks in it does not write further headers', () => {
    const business = 'shop\r\nBcc: e@example.com';
    expect(composeFailureMail({ ...told, business }).subject).not.toMatch(/[\r\n]/);
  });
});
