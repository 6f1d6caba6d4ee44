import { describe, expect, it } from 'vitest';
import { mail as mailSchema } from '../../../config/schema/mail.js';
import { mailRoute, recipientsOf, senderOf } from '../../../outputs/mail/delivery/route.js';

const config = mailSchema.parse({
  from: { name: 'CRM', address: '${env:SENDER}' },
  smtp: { host: '${env:SMTP_HOST}', user: 'crm', password: '${env:SMTP_PASSWORD}', timeout_seconds: 5 },
  groups: { management: { to: ['ann@example.com', '${env:BOSS}', 'ann@example.com'] } },
});
const env = {
  SENDER: 'crm@example.com',
  SMTP_HOST: 'mail.example.com',
  SMTP_PASSWORD: 'secret',
  BOSS: 'bo@example.com',
};
const group = config.groups['management']!;

describe('where mails go', () => {
  it('is the mail server, with its secrets', () => {
    expect(mailRoute(config, '/out', env)).toEqual({
      kind: 'smtp',
      host: 'mail.example.com',
      port: 587,
      security: 'starttls',
      account: { user: 'crm', password: 'secret' },
      timeout: 5_000,
    });
  });

  it('is the outbox in the output folder where there is no mail server', () => {
    expect(mailRoute({ ...config, smtp: undefined }, '/out', env)).toEqual({
      kind: 'outbox',
      folder: '/out/outbox',
    });
  });

  it('cannot be told while a variable is not set, and no value is told', () => {
    expect(() => mailRoute(config, '/out', { SMTP_HOST: env.SMTP_HOST })).toThrow('SMTP_PASSWORD is not set');
  });
});

describe('who mails are from and for', () => {
  it('has its variables resolved, and each address once', () => {
    expect(senderOf(config, env)).toEqual({ name: 'CRM', address: 'crm@example.com' });
    expect(recipientsOf('management', group, env)).toEqual(['ann@example.com', 'bo@example.com']);
  });

  it.each(['bo@example.com\r\nBcc: e@example.com', 'bo@example.com,e@example.com', 'secret', ''])(
    'is refused when a variable holds %j, which is not told',
    (BOSS) => {
      const resolve = () => recipientsOf('management', group, { ...env, BOSS });
      expect(resolve).toThrow('mail.groups.management.to[1] is not one mail address: ${env:BOSS}');
      expect(() => senderOf(config, { SENDER: BOSS })).toThrow('mail.from.address is not one mail address');
    },
  );
});
