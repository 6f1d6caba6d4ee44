import { counted } from '../../domain/text/counted.js';
import type { Finding, Verdict } from '../doctor/finding.js';
import type { Style } from './style.js';
import { padEnd, visible, widthOf } from './width.js';

const words: Readonly<Record<Verdict, string>> = {
  ok: 'ok',
  warning: 'warning',
  failed: 'failed',
  none: 'not applicable',
};

/** One line a check, what to do below it; last the failures again, and their count. */
export function doctorLines(findings: readonly Finding[], style: Style): readonly string[] {
  const wordWidth = Math.max(...Object.values(words).map(widthOf));
  const checkWidth = Math.max(...findings.map(({ check }) => widthOf(check)));
  const lines = findings.flatMap((finding) => {
    const head = markOf(finding.verdict, style)(padEnd(words[finding.verdict], wordWidth));
    return [
      `${head}  ${padEnd(finding.check, checkWidth)}  ${visible(finding.detail)}`,
      ...remedyLines(finding, ' '.repeat(wordWidth + checkWidth + 4)),
    ];
  });
  const failures = findings.filter(({ verdict }) => verdict === 'failed');
  const warnings = findings.filter(({ verdict }) => verdict === 'warning');
  if (failures.length === 0) {
    const rest = warnings.length === 0 ? '' : `, ${counted(warnings.length, 'warning')}`;
    return [...lines, '', style.good(`Nothing failed${rest}.`)];
  }
  return [
    ...lines,
    '',
    ...failures.flatMap((finding) => [
      `${style.bad(`${finding.check}:`)} ${visible(finding.detail)}`,
      ...remedyLines(finding, '  '),
    ]),
    style.bad(
      `${counted(failures.length, 'check')} failed of ${findings.length}, ${counted(warnings.length, 'warning')}.`,
    ),
  ];
}

const remedyLines = ({ remedy }: Finding, indent: string): readonly string[] =>
  remedy === null ? [] : [`${indent}What to do: ${visible(remedy)}`];

function markOf(verdict: Verdict, style: Style): (text: string) => string {
  if (verdict === 'failed') return style.bad;
  if (verdict === 'warning') return style.caution;
  return verdict === 'none' ? style.faint : style.good;
}
