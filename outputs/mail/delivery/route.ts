import { resolve } from 'node:path';
import type { MailConfig, RecipientGroupConfig } from '../../../config/schema.js';
import { resolveSecrets } from '../../../config/secrets.js';
import { smtpRoute, type SmtpRoute } from '../../../config/smtp_route.js';
import { MemberflowError } from '../../../contracts/failures.js';
import { isAddress } from '../../../domain/mail/address.js';
import type { Sender } from '../message.js';

/** A folder for .eml files, where no mail server is configured. */
export interface OutboxRoute {
  readonly kind: 'outbox';
  readonly folder: string;
}

export type MailRoute = SmtpRoute | OutboxRoute;

/**
 * The folder for .eml files of a business.
 * @param publishFolder absolute path of `publish.folder`
 * @throws MemberflowError `InvalidInput` naming variables that are not set
 */
export const outboxFolder = (
  { outbox }: Pick<MailConfig, 'outbox'>,
  publishFolder: string,
  env: NodeJS.ProcessEnv,
): string => resolve(publishFolder, resolveSecrets(outbox, env));

/**
 * Where mails go. Secrets are resolved here, at the point of use.
 *
 * @param publishFolder absolute path of `publish.folder`
 * @throws MemberflowError `InvalidInput` naming variables that are not set
 */
export function mailRoute(mail: MailConfig, publishFolder: string, env: NodeJS.ProcessEnv): MailRoute {
  return mail.smtp === undefined
    ? { kind: 'outbox', folder: outboxFolder(mail, publishFolder, env) }
    : smtpRoute(mail.smtp, env);
}

/** Addresses of a group, each once. @throws MemberflowError `InvalidInput` for what is not one address */
export function recipientsOf(
  name: string,
  { to }: RecipientGroupConfig,
  env: NodeJS.ProcessEnv,
): readonly string[] {
  return [...new Set(to.map((address, i) => resolvedAddress(address, `mail.groups.${name}.to[${i}]`, env)))];
}

/** Who mails come from. @throws MemberflowError `InvalidInput` for what is not one address */
export function senderOf({ from }: MailConfig, env: NodeJS.ProcessEnv): Sender {
  return { name: from.name, address: resolvedAddress(from.address, 'mail.from.address', env) };
}

/** What a variable holds was never seen by the checks of the configuration; it is not shown, it may be a secret. */
function resolvedAddress(written: string, place: string, env: NodeJS.ProcessEnv): string {
  const address = resolveSecrets(written, env);
  if (isAddress(address)) return address;
  throw new MemberflowError('InvalidInput', `${place} is not one mail address: ${written}`, {
    remedy:
      'Give one address without blanks, line breaks, commas and the like; a list has one line for each. Nothing was sent.',
  });
}
