import type { Card, Report } from '../../../../reporting/report.js';
import { workbookTexts } from '../../../../reporting/texts/workbook.js';
import type { PageRow } from '../../content.js';
import { cell, gap, line, part } from './layout.js';

const figureHeight = 26;
const noteHeight = 17;
/** Of the part's heading, with the gap beneath the cards; in points. */
const besides = 32;

/** How high the cards are, in points. */
export const cardsHeight = ({ cards }: Report): number =>
  besides + cards.length * (figureHeight + noteHeight);

/** The headline figures, each with what it is compared with; at least so high, in points. */
export function cardRows(report: Report, atLeast: number): readonly PageRow[] {
  const { cards, locale } = report;
  const texts = workbookTexts(locale);
  const missing = atLeast - cardsHeight(report);
  return [
    part(texts.keyFigures, 3),
    ...cards.flatMap(({ label, figure, change, note }): readonly PageRow[] => [
      {
        cells: [
          cell(label, 'label'),
          cell(figure.text, 'figure'),
          change === null ? cell(texts.noComparison, 'note') : cell(change.text, tone(change)),
        ],
        height: figureHeight,
      },
      line(note, 'note', noteHeight),
    ]),
    gap,
    ...(missing > 0 ? [{ cells: [], height: missing }] : []),
  ];
}

const tone = ({ good }: NonNullable<Card['change']>): 'good' | 'bad' | 'neutral' => {
  if (good === null) return 'neutral';
  return good ? 'good' : 'bad';
};
