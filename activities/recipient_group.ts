import type { Config, MailConfig, RecipientGroupConfig } from '../config/schema.js';
import { MemberflowError } from '../contracts/failures.js';
import { nearestNames } from '../domain/text/nearest.js';

/**
 * The mail settings with one of their recipient groups.
 * @throws MemberflowError `InvalidInput` naming the groups that there are
 */
export function recipientGroup(
  { mail }: Pick<Config, 'mail'>,
  group: string,
): { readonly mail: MailConfig; readonly recipients: RecipientGroupConfig } {
  const recipients = mail?.groups[group];
  if (mail !== undefined && recipients !== undefined) return { mail, recipients };
  const known = Object.keys(mail?.groups ?? {});
  const [meant] = nearestNames(group, known);
  throw new MemberflowError('InvalidInput', `There is no recipient group "${group}"`, {
    remedy:
      known.length === 0
        ? 'Configure recipients under mail.groups.'
        : `${meant === undefined ? '' : `Did you mean ${meant}? `}The configuration has: ${known.join(', ')}.`,
  });
}
