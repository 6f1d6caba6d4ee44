import type { SmtpConfig } from './schema/mail.js';
import { resolveSecrets } from './secrets.js';

/** A mail server, with its secrets resolved. */
export interface SmtpRoute {
  readonly kind: 'smtp';
  readonly host: string;
  readonly port: number;
  readonly security: 'starttls' | 'tls' | 'none';
  readonly account: { readonly user: string; readonly password: string } | null;
  /** Milliseconds to wait for an answer. */
  readonly timeout: number;
}

/**
 * The mail server of a configuration. Secrets are resolved here, at the point of use.
 *
 * @throws MemberflowError `InvalidInput` naming variables that are not set
 */
export function smtpRoute(smtp: SmtpConfig, env: NodeJS.ProcessEnv): SmtpRoute {
  const { port, security, user, password, timeout_seconds } = smtp;
  return {
    kind: 'smtp',
    host: resolveSecrets(smtp.host, env),
    port,
    security,
    account:
      user === undefined
        ? null
        : { user: resolveSecrets(user, env), password: resolveSecrets(password ?? '', env) },
    timeout: timeout_seconds * 1000,
  };
}

/** How nodemailer connects to it: secured as the route demands, or not at all. */
export const connectionOptions = ({ host, port, security, timeout }: SmtpRoute) => ({
  host,
  port,
  secure: security === 'tls',
  requireTLS: security === 'starttls',
  ignoreTLS: security === 'none',
  connectionTimeout: timeout,
  greetingTimeout: timeout,
  socketTimeout: timeout,
  dnsTimeout: timeout,
});
