import type { RecipientGroupConfig } from '../../../config/schema.js';
import { composeMail } from '../../../outputs/mail/compose.js';
import type { ComposedMail, Envelope, MailFile } from '../../../outputs/mail/message.js';
import type { DrawnChart } from '../../../outputs/mail/pictures/choose.js';
import { isDrawable } from '../../../outputs/mail/pictures/draw.js';
import type { Report } from '../../../reporting/report.js';

export const everything: RecipientGroupConfig['content'] = ['findings', 'segments', 'movement', 'quality'];

/** Pictures of the report's charts that take no time to draw: of one grey dot each. */
export function dots({ sections }: Report): readonly DrawnChart[] {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mOor6//DwAFfQJ+kPfH1wAAAABJRU5ErkJggg==',
    'base64',
  );
  return (['segments', 'groups', 'movement'] as const).flatMap((section) => {
    const chart = sections.find(({ id }) => id === section)?.charts.find(isDrawable);
    return chart === undefined ? [] : [{ section, chart, picture: { png, width: 1, height: 1 } }];
  });
}

export interface Wanted {
  readonly content?: RecipientGroupConfig['content'];
  readonly files?: readonly MailFile[];
  readonly missing?: readonly MailFile['kind'][];
  readonly attachUpTo?: number;
}

export const mailOf = (
  report: Report,
  { content = everything, files = [], missing = [], attachUpTo = 10e6 }: Wanted = {},
): ComposedMail =>
  composeMail({
    report,
    group: { name: 'management', content },
    pictures: dots(report),
    files,
    missing,
    attachUpTo,
  });

export const envelope: Envelope = {
  from: { name: 'CRM', address: 'crm@example.com' },
  to: ['ann@example.com', 'bo@example.com'],
  recipients: ['ann@example.com', 'bo@example.com'],
  messageId: '<id.1@example.com>',
  date: '2018-01-01T02:00:00.000Z',
};
