import { palette } from '../../../reporting/palette.js';
import type { Card } from '../../../reporting/report.js';
import { html, type Markup } from '../../markup.js';
import { fonts, row, table } from './blocks.js';

/** Cards in a mail; the report has the others. */
const cardsShown = 4;

/** Headline figures, two beside each other; whether a change is good is said by the note too, never by colour alone. */
export function cardRows(cards: readonly Card[]): readonly Markup[] {
  const shown = cards.slice(0, cardsShown);
  if (shown.length === 0) return [];
  const pairs = shown.flatMap((_, i) => (i % 2 === 0 ? [shown.slice(i, i + 2)] : []));
  return [row(table(pairs.map(pairRow)))];
}

const pairRow = ([left, right]: readonly Card[]): Markup =>
  html`<tr>
      ${left ? cardCell(left) : null}
      <td width="2%" style="font-size:1px;line-height:1px">&nbsp;</td>
      ${right ? cardCell(right) : html`<td width="49%">&nbsp;</td>`}
    </tr>
    <tr>
      <td colspan="3" height="8" style="font-size:1px;line-height:8px">&nbsp;</td>
    </tr>`;

function cardCell({ label, figure, change, note }: Card): Markup {
  const line = (size: number, colour: string, bold = false): string =>
    `font-family:${fonts};font-size:${size}px;line-height:${Math.round(size * 1.4)}px;color:${colour};${bold ? 'font-weight:bold;' : ''}`;
  return html`<td
    width="49%"
    valign="top"
    bgcolor="${palette.surface}"
    style="padding:12px 16px;background-color:${palette.surface}"
  >
    <span style="${line(13, palette.muted)}">${label}</span><br /><span style="${line(24, palette.ink, true)}"
      >${figure.text}</span
    ><br />${change === null ? null : html`<span style="${line(13, changeColour(change.good), true)}">${arrows[change.direction]} ${change.text}</span><br />`}<span
      style="${line(12, palette.muted)}"
      >${note}</span
    >
  </td>`;
}

const arrows = { up: '▲', down: '▼', same: '=' } as const;

const changeColour = (good: boolean | null): string =>
  good === null ? palette.muted : good ? palette.good : palette.bad;
