import { z } from 'zod';
import { isAddress } from '../../domain/mail/address.js';
import { distinct, locale, slug } from './scalars.js';

/** Parts that a mail's body can have, in their order. */
export const mailContents = ['findings', 'segments', 'movement', 'churn', 'quality'] as const;
export const mailAttachments = ['workbook', 'report'] as const;

const variable = /^\$\{env:[A-Za-z_][A-Za-z0-9_]*\}$/;

/** An address, or `${env:NAME}`, which is checked again once it is resolved. */
const address = z
  .string()
  .refine((text) => isAddress(text) || variable.test(text), 'one address such as crm@example.com');

const sender = z
  .strictObject({
    name: z
      .string()
      .regex(/^[^\p{Cc}<>"]+$/u, 'a name without <, >, " and line breaks')
      .optional()
      .describe('Name that stands before the address.'),
    address: address.describe('Address that the mails come from.'),
  })
  .describe('Who the mails come from.');

const smtp = z
  .strictObject({
    host: z.string().min(1).describe('Mail server.'),
    port: z.int().min(1).max(65535).default(587).describe('Its port.'),
    security: z
      .enum(['starttls', 'tls', 'none'])
      .default('starttls')
      .describe('starttls (refuses a server without it), tls from the first byte, or none.'),
    user: z.string().min(1).optional().describe('Account, if the server asks for one.'),
    password: z
      .string()
      .regex(variable, 'a reference to a variable such as ${env:SMTP_PASSWORD}; passwords stand in no file')
      .optional()
      .describe('Its password, as ${env:NAME}.'),
    timeout_seconds: z.int().positive().default(60).describe('How long to wait for an answer of the server.'),
  })
  .describe('Mail server; absent: mails are written as .eml files to the outbox.');
export type SmtpConfig = z.infer<typeof smtp>;

const recipientGroup = z.strictObject({
  to: z.array(address).min(1).describe('Addresses of the group.'),
  locale: locale.optional().describe('Language of its mails; default: that of the configuration.'),
  content: z
    .array(z.enum(mailContents))
    .min(1)
    .refine(distinct, 'each part once')
    .default([...mailContents])
    .describe('What the body tells.'),
  attach: z
    .array(z.enum(mailAttachments))
    .refine(distinct, 'each document once')
    .default([...mailAttachments])
    .describe('What is attached, or linked where it is too large.'),
  sees: z
    .array(z.literal('personal'))
    .default([])
    .describe('personal: its workbook shows personal columns unmasked.'),
  failures: z.boolean().default(false).describe('Whether it is told of failed runs too.'),
  only_if_changed: z
    .boolean()
    .default(false)
    .describe('Whether a mail is left out when the results equal those of the last one.'),
});
export type RecipientGroupConfig = z.infer<typeof recipientGroup>;

export const mail = z.strictObject({
  from: sender,
  smtp: smtp.optional(),
  outbox: z.string().min(1).default('outbox').describe('Folder for .eml files, relative to publish.folder.'),
  attach_up_to_mb: z
    .number()
    .positive()
    .default(10)
    .describe('Larger attachments are linked instead; in million bytes, for all of a mail together.'),
  link_base: z
    .url()
    .optional()
    .describe('Where publish.folder can be reached by readers; absent: a linked file is named by its path.'),
  groups: z.record(slug, recipientGroup).describe('Recipient groups by a name of your own.'),
});
export type MailConfig = z.infer<typeof mail>;
