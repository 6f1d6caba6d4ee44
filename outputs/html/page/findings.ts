import type { Finding } from '../../../reporting/report.js';
import { fill } from '../../../reporting/texts/page.js';
import { html, type Markup } from '../../markup.js';
import type { Rendering } from '../rendering.js';

/** So many findings are read at once; the others are folded away. */
const atOnce = 8;

/** What is worth knowing, the most important first, each with the way to the members behind it. */
export function findingList(findings: readonly Finding[], rendering: Rendering): Markup {
  const { texts, format } = rendering;
  if (findings.length === 0) return html`<p class="empty">${texts.noFindings}</p>`;
  const [first, others] = [findings.slice(0, atOnce), findings.slice(atOnce)];
  return html`<ol class="findings">
      ${first.map((finding) => item(finding, rendering))}
    </ol>
    ${
      others.length > 0 &&
      html`<details class="folded">
        <summary>${fill(texts.moreFindings, { count: format(others.length, 'integer') })}</summary>
        <ol class="findings" start="${atOnce + 1}" style="counter-reset:finding ${atOnce}">
          ${others.map((finding) => item(finding, rendering))}
        </ol>
      </details>`
    }`;
}

const item = (finding: Finding, rendering: Rendering): Markup => html`
  <li class="finding ${finding.strength}">
    <p class="sentence">
      <span class="strength">${finding.strengthText}</span>
      ${finding.sentence}
    </p>
    ${
      finding.action === null
        ? null
        : html`<p class="action"><b>${rendering.texts.actionLabel}</b> ${finding.action}</p>`
    }
    ${finding.members === null ? null : behind(finding.members, rendering)}
  </li>
`;

/** How many members are meant, and the ways to list them. */
function behind({ count, command, sql }: NonNullable<Finding['members']>, rendering: Rendering): Markup {
  const { texts, format } = rendering;
  return html`<div class="behind">
    <span class="count">${fill(texts.members, { count: format(count, 'integer') })}</span>
    <details class="way">
      <summary>${texts.listMembers}</summary>
      ${command === null ? null : html`<div class="copyable"><code>${command}</code></div>`}
      <p class="label">${texts.asQuery}</p>
      <div class="copyable"><code>${sql}</code></div>
    </details>
  </div>`;
}
