import { palette } from '../../../reporting/palette.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import type { MailTexts } from '../../../reporting/texts/mail.js';
import { html, type Markup } from '../../markup.js';
import type { MailFile } from '../message.js';
import { heading, row } from './blocks.js';

/** A document of the run, and whether it is attached. */
export interface PlacedFile {
  readonly file: MailFile;
  readonly attached: boolean;
}

/**
 * Decides what is attached: as many documents as fit together, in their order; the others are linked.
 *
 * @param limit bytes for all attachments together, before they are encoded
 */
export function placeFiles(files: readonly MailFile[], limit: number): readonly PlacedFile[] {
  let left = limit;
  return files.map((file) => {
    const attached = file.bytes <= left;
    if (attached) left -= file.bytes;
    return { file, attached };
  });
}

/** @param missing kinds of files that the group gets otherwise and that are stored no longer */
export function fileRows(
  files: readonly PlacedFile[],
  missing: readonly MailFile['kind'][],
  locale: Locale,
  texts: MailTexts,
): readonly Markup[] {
  const lines = [
    ...files.map((placed) => fileLine(placed, locale, texts)),
    ...missing.map((kind) => texts.named(texts.kinds[kind], texts.missing)),
  ];
  return lines.length === 0
    ? []
    : [heading(texts.files), ...lines.map((line) => row(line, '0 24px 8px 24px'))];
}

/** Addresses can be followed; a path is shown as it is. */
function fileLine({ file, attached }: PlacedFile, locale: Locale, texts: MailTexts): Markup {
  const name = html`<b>${texts.kinds[file.kind]}</b>: ${file.name}
    (${sizeText(file.bytes, locale, texts)})${texts.comma}`;
  if (attached) return html`${name}${texts.attached}`;
  const place = /^https?:/.test(file.place)
    ? html`<a href="${file.place}" style="color:${palette.heading}">${file.place}</a>`
    : html`<span style="word-break:break-all">${file.place}</span>`;
  return html`${name}${texts.linked} ${place}`;
}

export function sizeText(bytes: number, locale: Locale, texts: MailTexts): string {
  const megabytes = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(
    Math.max(bytes / 1e6, 0.1),
  );
  return texts.size(megabytes);
}
