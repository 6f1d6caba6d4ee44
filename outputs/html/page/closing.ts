import type { Report } from '../../../reporting/report.js';
import { html, type Markup } from '../../markup.js';

export const limitList = (limits: Report['limits']): Markup =>
  html`<ul class="limits">
    ${limits.map((limit) => html`<li>${limit}</li>`)}
  </ul>`;

/** Names and values, or terms and meanings. */
export const pairs = (all: Report['about'] | Report['glossary']): Markup =>
  html`<dl class="pairs">
    ${all.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
