import { palette } from '../../../reporting/palette.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { html, trusted, type Markup } from '../../markup.js';
import { fonts, mailWidth } from './blocks.js';

export interface MailPage {
  readonly locale: Locale;
  readonly title: string;
  /** What mail programs show after the subject in their list. */
  readonly preview: string;
  /** Above the title: of whom, and what about. */
  readonly kicker: string;
  /** Below the title. */
  readonly period: string;
  readonly rows: readonly Markup[];
}

// Word gives a table with a width in percent the whole window; it gets one of fixed width around it.
const outlookOpens = trusted(
  `<!--[if mso]><table role="presentation" width="${mailWidth}" align="center" cellpadding="0" cellspacing="0" border="0"><tr><td><![endif]-->`,
);
const outlookCloses = trusted('<!--[if mso]></td></tr></table><![endif]-->');
// Pixels of pictures are pixels of the mail, whatever the scale of the screen.
const outlookPixels = trusted(
  '<!--[if mso]><xml><o:OfficeDocumentSettings xmlns:o="urn:schemas-microsoft-com:office:office"><o:PixelsPerInch>96</o:PixelsPerInch></o:OfficeDocumentSettings></xml><![endif]-->',
);

/** The mail around its rows; light whatever the reader's theme, since its pictures are. */
export const mailPage = ({ locale, title, preview, kicker, period, rows }: MailPage): Markup =>
  unindented(
    html`<!DOCTYPE html>
      <html lang="${locale}">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light only" />
          <meta name="supported-color-schemes" content="light only" />
          <meta name="format-detection" content="telephone=no, date=no, address=no" />
          <title>${title}</title>
          ${outlookPixels}
        </head>
        <body
          bgcolor="${palette.surface}"
          style="margin:0;padding:0;background-color:${palette.surface};color-scheme:light only"
        >
          <div style="display:none;max-height:0;overflow:hidden;mso-hide:all">${preview}</div>
          <table
            role="presentation"
            width="100%"
            cellpadding="0"
            cellspacing="0"
            border="0"
            bgcolor="${palette.surface}"
            style="background-color:${palette.surface}"
          >
            <tr>
              <td align="center" style="padding:16px 0 32px 0">
                ${outlookOpens}
                <table
                  role="presentation"
                  width="100%"
                  cellpadding="0"
                  cellspacing="0"
                  border="0"
                  bgcolor="#FFFFFF"
                  style="width:100%;max-width:${mailWidth}px;background-color:#FFFFFF;text-align:left"
                >
                  ${lineOf('24px 24px 4px 24px', `font-size:13px;line-height:18px;color:${palette.muted}`, kicker)}
                  ${lineOf('0 24px 4px 24px', titleStyle, html`<h1 style="margin:0;padding:0;${titleStyle}">${title}</h1>`)}
                  ${lineOf('0 24px 16px 24px', `font-size:13px;line-height:20px;color:${palette.muted}`, period)}
                  ${rows}
                </table>
                ${outlookCloses}
              </td>
            </tr>
          </table>
        </body>
      </html> `,
  );

const titleStyle = `font-size:24px;line-height:32px;font-weight:bold;color:${palette.heading}`;

/** A row of the mail with one line of text. */
const lineOf = (padding: string, style: string, content: Markup | string): Markup =>
  html`<tr>
    <td style="padding:${padding};font-family:${fonts};${style}">${content}</td>
  </tr>`;

/** Blanks at the beginning of lines would be a fifth of the mail. */
const unindented = ({ markup }: Markup): Markup => trusted(`${markup.replace(/\n\s+/g, '\n').trimEnd()}\n`);
