import type { Report } from '../../../reporting/report.js';
import { fill } from '../../../reporting/texts/page.js';
import { html, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';

/** Title, period and the sentences that a manager reads first. */
export const masthead = (report: Report, { texts }: Rendering): Markup => html`
  <header class="masthead">
    <div class="width">
      <p class="business">${report.business}</p>
      <h1>${report.title}</h1>
      <p class="period">${report.period}</p>
      <div class="summary">${report.summary.map((sentence) => html`<p>${sentence}</p>`)}</div>
      <p class="origin">${fill(texts.madeFrom, { run: report.runId })}</p>
    </div>
  </header>
`;
