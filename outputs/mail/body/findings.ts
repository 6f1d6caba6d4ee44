import { palette } from '../../../reporting/palette.js';
import type { Finding } from '../../../reporting/report.js';
import type { MailTexts } from '../../../reporting/texts/mail.js';
import { html, type Markup } from '../../markup.js';
import { fonts, heading, note, row, table } from './blocks.js';

/** Findings in a mail; the report has the others. */
export const findingsShown = 6;

/** The most important findings, each with what to do about it. */
export function findingRows(findings: readonly Finding[], texts: MailTexts): readonly Markup[] {
  const further = findings.length - findingsShown;
  return [
    heading(texts.findings),
    findings.length === 0
      ? row(texts.noFindings)
      : row(table(findings.slice(0, findingsShown).map((finding) => findingRow(finding, texts)))),
    ...(further > 0 ? [note(texts.furtherFindings(String(further)))] : []),
  ];
}

/** A bar at the left in the colour of its strength, which stands beside the sentence as a word. */
function findingRow({ strength, strengthText, sentence, action }: Finding, texts: MailTexts): Markup {
  const colour = strength === 'actionable' ? palette.good : palette.muted;
  return html`<tr>
      <td width="4" bgcolor="${colour}" style="background-color:${colour};font-size:1px;line-height:1px">
        &nbsp;
      </td>
      <td
        style="padding:0 0 0 12px;font-family:${fonts};font-size:15px;line-height:22px;color:${palette.ink}"
      >
        <span style="font-size:12px;line-height:18px;color:${colour};font-weight:bold">${strengthText}</span
        ><br />${sentence}${action === null ? null : html`<br /><span style="color:${palette.muted}">${texts.action(action)}</span>`}
      </td>
    </tr>
    <tr>
      <td colspan="2" height="12" style="font-size:1px;line-height:12px">&nbsp;</td>
    </tr>`;
}
