import { createTransport } from 'nodemailer';
import type { SmtpConfig } from '../../config/schema/mail.js';
import { connectionOptions, smtpRoute } from '../../config/smtp_route.js';
import { failed, failedBy, none, noConfiguration, ok, type Check, type Finding } from './finding.js';

const patienceMs = 5_000;

/** Whether the mail server answers, secures the connection and takes the account. No mail is sent. */
export const checkMail: Check = async ({ env, loaded }) => {
  const check = 'mail server';
  if (loaded === null) return [noConfiguration(check)];
  const { mail } = loaded.config;
  if (mail === undefined) return [none(check, 'nobody is told by mail')];
  if (mail.smtp === undefined) return [none(check, 'none: mails are written to the outbox')];
  return [await greet(check, mail.smtp, env)];
};

async function greet(check: string, smtp: SmtpConfig, env: NodeJS.ProcessEnv): Promise<Finding> {
  try {
    const route = { ...smtpRoute(smtp, env), timeout: patienceMs };
    const { host, port, security, account } = route;
    const transport = createTransport({
      ...connectionOptions(route),
      ...(account === null ? {} : { auth: { user: account.user, pass: account.password } }),
    });
    try {
      await transport.verify();
    } catch (error) {
      const words = error instanceof Error ? error.message : String(error);
      return failed(
        check,
        `${host}:${port} does not take us: ${words}`,
        'Check mail.smtp: host, port, security, account; see MailUnavailable and MailRefused in docs/troubleshooting.md.',
      );
    } finally {
      transport.close();
    }
    const taken = account === null ? '' : ' and takes the account';
    return ok(check, `${host}:${port} answers${security === 'none' ? '' : ' over TLS'}${taken}`);
  } catch (error) {
    return failedBy(check, error, 'Correct mail.smtp.');
  }
}
