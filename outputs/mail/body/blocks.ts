import { palette } from '../../../reporting/palette.js';
import { html, type Content, type Markup } from '../../markup.js';

/*
 * The body is made of tables with their measures in attributes and styles on every cell: mail programs drop style
 * sheets, and Outlook's engine, Word's, knows no flex boxes, no background pictures and no margins of paragraphs.
 */

/** Fonts that are on the readers' machines; Chinese ones named, or Word falls back to a serif. */
export const fonts = "'Segoe UI','PingFang SC','Microsoft YaHei',Arial,sans-serif";

/** Width of the mail and of the column within it, in pixels. */
export const mailWidth = 600;
export const columnWidth = 552;

/** A full-width row of the mail. */
export const row = (content: Content, padding = '0 24px 16px 24px'): Markup =>
  html`<tr>
    <td style="padding:${padding};font-family:${fonts};font-size:15px;line-height:22px;color:${palette.ink}">
      ${content}
    </td>
  </tr>`;

export const heading = (content: Content): Markup =>
  html`<tr>
    <td
      style="padding:16px 24px 8px 24px;border-top:1px solid ${palette.rule};font-family:${fonts};font-size:18px;line-height:26px;font-weight:bold;color:${palette.heading}"
    >
      ${content}
    </td>
  </tr>`;

/** A quieter text: how to read what follows, what is left out. */
export const note = (content: Content): Markup =>
  html`<tr>
    <td
      style="padding:0 24px 12px 24px;font-family:${fonts};font-size:13px;line-height:20px;color:${palette.muted}"
    >
      ${content}
    </td>
  </tr>`;

/** A table within the column. */
export const table = (rows: readonly Markup[]): Markup =>
  html`<table
    role="presentation"
    width="100%"
    cellpadding="0"
    cellspacing="0"
    border="0"
    style="border-collapse:collapse"
  >
    ${rows}
  </table>`;

export interface PictureBlock {
  readonly cid: string;
  /** Says in words what the picture shows, with its main figures. */
  readonly alt: string;
}

/** A picture that shrinks on a telephone; `width` is for Outlook, which knows no largest width. */
export const picture = ({ cid, alt }: PictureBlock): Markup =>
  html`<tr>
    <td
      bgcolor="#FFFFFF"
      style="padding:0 24px 16px 24px;background-color:#FFFFFF;font-family:${fonts};font-size:13px;line-height:20px;color:${palette.ink}"
    >
      <img
        src="cid:${cid}"
        width="${columnWidth}"
        alt="${alt}"
        style="display:block;width:100%;max-width:${columnWidth}px;height:auto;border:0"
      />
    </td>
  </tr>`;
