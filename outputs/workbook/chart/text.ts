import { palette } from '../../../reporting/palette.js';
import { hex } from '../colours.js';
import { fontName } from '../styles.js';
import { escapeText } from '../text.js';

/** In hundredths of a point. */
const sizes = { title: 1200, text: 900 } as const;

const character = (tag: string, size: number, bold: boolean, colour: string): string =>
  `<a:${tag} sz="${size}" b="${bold ? 1 : 0}"><a:solidFill><a:srgbClr val="${hex(colour)}"/></a:solidFill>` +
  // Every script gets the same face: without it Chinese falls back to a serif one.
  `<a:latin typeface="${fontName}"/><a:ea typeface="${fontName}"/><a:cs typeface="${fontName}"/></a:${tag}>`;

/** How labels of axes and legend look. */
export const labelLook = (): string =>
  `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${character('defRPr', sizes.text, false, palette.muted)}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;

/** The title of a chart or of an axis; `rotation` in 60,000ths of a degree. */
export function titleElement(text: string, of: 'chart' | 'axis', rotation?: number): string {
  const look = (tag: string): string =>
    of === 'chart'
      ? character(tag, sizes.title, true, palette.heading)
      : character(tag, sizes.text, false, palette.muted);
  const body = rotation === undefined ? '<a:bodyPr/>' : `<a:bodyPr rot="${rotation}" vert="horz"/>`;
  return (
    `<c:title><c:tx><c:rich>${body}<a:lstStyle/><a:p><a:pPr>${look('defRPr')}</a:pPr>` +
    `<a:r>${look('rPr')}<a:t>${escapeText(text)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>`
  );
}
