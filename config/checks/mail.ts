import { isMapping, valueAt, type Finding, type Path } from '../finding.js';
import type { MailConfig } from '../schema.js';
import { known, type Part } from './part.js';

/** An account and its password come together. */
export function accountFindings(part: Part<MailConfig>): readonly Finding[] {
  const smtp = known(part, 'smtp')?.smtp;
  if (smtp === undefined || (smtp.user === undefined) === (smtp.password === undefined)) return [];
  const [given, lacking] = smtp.user === undefined ? ['password', 'user'] : ['user', 'password'];
  return [
    {
      code: 'MF235',
      path: [...part.path, 'smtp', given],
      culprit: 'key',
      headline: `mail.smtp has ${given} and no ${lacking}`,
      hint: `add ${lacking}: \${env:NAME}, or remove ${given}`,
    },
  ];
}

/** Values of the mail settings that may refer to variables. */
export function mailReferencePaths(document: unknown): readonly Path[] {
  const groups = valueAt(document, ['mail', 'groups']);
  return [
    ['mail', 'from', 'address'],
    ['mail', 'smtp', 'host'],
    ['mail', 'smtp', 'user'],
    ['mail', 'outbox'],
    ...(isMapping(groups) ? Object.keys(groups) : []).flatMap((name) => addressPaths(document, name)),
  ];
}

function addressPaths(document: unknown, group: string): readonly Path[] {
  const path: Path = ['mail', 'groups', group, 'to'];
  const addresses = valueAt(document, path);
  return Array.isArray(addresses) ? addresses.map((_, i) => [...path, i]) : [];
}
