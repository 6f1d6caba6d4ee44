import type { Card } from '../../../reporting/report.js';
import { html, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';

/** Figures with more signs than this are written smaller, so that they stay on one line. */
const longFigure = 9;

const arrows = { up: '▲', down: '▼', same: '■' } as const;

/** Headline figures; whether a change is welcome is said by a word and a sign, not by its colour alone. */
export const keyFigures = (cards: readonly Card[], rendering: Rendering): Markup => html`
  <ul class="cards">
    ${cards.map(
      (card) => html`
        <li class="card">
          <h3>${card.label}</h3>
          <p class="figure ${card.figure.text.length > longFigure ? 'long' : null}">${card.figure.text}</p>
          ${card.change === null ? null : change(card.change, rendering)}
          <p class="note">${card.note}</p>
        </li>
      `,
    )}
  </ul>
`;

function change({ text, direction, good }: NonNullable<Card['change']>, { texts }: Rendering): Markup {
  const verdict = good === null ? null : good ? texts.better : texts.worse;
  return html`<p class="change ${good === null ? '' : good ? 'good' : 'bad'}">
    <span aria-hidden="true">${arrows[direction]}</span>
    <span class="unseen">${texts[direction]}:</span>
    <span>${text}</span> ${verdict === null ? null : html`<span class="verdict">${verdict}</span>`}
  </p>`;
}
