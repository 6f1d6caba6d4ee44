import type { Report } from '../../reporting/report.js';
import { builtParts } from './built_parts.js';
import { colourNames } from './colour_names.js';
import { embeddedJson } from './embed.js';
import { fontFaces } from './fonts.js';
import { html, trusted, type Markup } from '../markup.js';
import { partsOf, type Part } from './page/contents.js';
import { masthead } from './page/masthead.js';
import { dataElement, pageData } from './page_data.js';
import { policyFor } from './policy.js';
import { renderingOf, type Rendering } from './rendering.js';

/**
 * A report as one HTML file that asks for nothing else: readable without scripts, on paper and by screen readers, and
 * interactive where scripts run.
 */
export async function renderPage(report: Report): Promise<string> {
  const rendering = renderingOf(report);
  const { script, style } = await builtParts();
  const body = bodyOf(report, rendering);
  const data = embeddedJson(pageData(report, rendering));
  const faces = await fontFaces(report.title + body.markup + data, report.locale);
  return html`<!doctype html>
    <html lang="${report.locale}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policyFor(script)}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="robots" content="noindex" />
        <meta name="referrer" content="no-referrer" />
        <title>${report.title}</title>
        ${element('style', '', colourNames + style + faces)}
      </head>
      <body>
        ${body} ${element('script', ` type="application/json" id="${dataElement}"`, data)}
        ${element('script', '', script)}
      </body>
    </html>`.markup;
}

/** An element whose content is no markup; to the sign what it was made from, for the policy knows scripts by hash. */
const element = (name: 'style' | 'script', attributes: string, content: string): Markup =>
  trusted(`<${name}${attributes}>${content}</${name}>`);

function bodyOf(report: Report, rendering: Rendering): Markup {
  const { texts } = rendering;
  const parts = partsOf(report, rendering);
  return html`<a class="skip" href="#report">${texts.skip}</a>
    ${masthead(report, rendering)}
    <nav aria-label="${texts.contents}">
      <ul class="width">
        ${parts.map(({ id, title }) => html`<li><a href="#part-${id}">${title}</a></li>`)}
      </ul>
    </nav>
    <main id="report" class="width" tabindex="-1">${parts.map(section)}</main>
    <p class="unseen" role="status" id="spoken"></p>`;
}

const section = ({ id, title, body }: Part): Markup =>
  html`<section class="part" id="${id}" aria-labelledby="part-${id}">
    <h2 id="part-${id}">${title}</h2>
    ${body}
  </section>`;
