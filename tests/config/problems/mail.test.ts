import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../config/load.js';
import { codesOf, refusalOf, sample } from '../sample.js';

const groups = `
  groups:
    management:
      to: [ann@example.com]
`;

/** The sample with settings of mail; they begin on line 17. */
const withMail = (settings: string): string => `${sample}mail:
  from: { address: crm@example.com }${settings}`;

describe('mail', () => {
  it('needs a sender and groups, everything else has a default', () => {
    const { mail } = readConfig(withMail(groups), 'memberflow.yaml').config;
    expect(mail).toEqual({
      from: { address: 'crm@example.com' },
      outbox: 'outbox',
      attach_up_to_mb: 10,
      groups: {
        management: {
          to: ['ann@example.com'],
          content: ['findings', 'segments', 'movement', 'churn', 'quality'],
          attach: ['workbook', 'report'],
          sees: [],
          failures: false,
          only_if_changed: false,
        },
      },
    });
  });

  it('takes variables for addresses and for the account', () => {
    const settings = `
  smtp: { host: '\${env:SMTP_HOST}', user: '\${env:SMTP_USER}', password: '\${env:SMTP_PASSWORD}' }
  groups:
    management: { to: ['\${env:BOSS}'] }
`;
    expect(() => readConfig(withMail(settings), 'memberflow.yaml')).not.toThrow();
  });

  it.each([
    '"a@example.com\\r\\nBcc: e@example.com"',
    '"a@example.com, b@example.com"',
    'Ann <a@example.com>',
    'ann',
  ])('refuses %s in the place of an address', (address) => {
    expect(codesOf(withMail(groups.replace('ann@example.com', address)))).toEqual(['MF208']);
  });

  it('refuses a password that is written out, and does not show it', () => {
    const refusal = refusalOf(
      withMail(`
  smtp: { host: mail.example.com, user: crm, password: hunter2 }${groups}`),
    );
    expect(refusal).toContain('a reference to a variable such as ${env:SMTP_PASSWORD}');
    expect(refusal).not.toContain('hunter2');
  });

  it('refuses half an account', () => {
    expect(
      refusalOf(
        withMail(`
  smtp: { host: mail.example.com, user: crm }${groups}`),
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 1 problem in memberflow.yaml

      memberflow.yaml:19:35 MF235 mail.smtp has user and no password
      19 |   smtp: { host: mail.example.com, user: crm }
         |                                   ^^^^ add password: \${env:NAME}, or remove user

      Nothing ran. More: memberflow check --explain MF235"
    `);
    expect(
      codesOf(
        withMail(`
  smtp: { host: mail.example.com, password: '\${env:SMTP_PASSWORD}' }${groups}`),
      ),
    ).toEqual(['MF235']);
  });

  it('refuses a reference that is none', () => {
    expect(
      codesOf(
        withMail(`
  outbox: \${HOME}/mails
  smtp: { host: '\${SMTP_HOST}' }${groups}`),
      ),
    ).toEqual(['MF232', 'MF232']);
  });

  it('refuses a part of the body twice', () => {
    expect(codesOf(withMail(`${groups}      content: [findings, findings]\n`))).toEqual(['MF208']);
  });
});
