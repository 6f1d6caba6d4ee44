import { MemberflowError, type FaultPlace } from '../contracts/failures.js';
import { counted } from '../domain/text/counted.js';
import { excerptOf, linePlaceOf, type Excerpt, type LinePlace } from './excerpt.js';
import { pathText, type Finding } from './finding.js';
import { mayBeSecret, secretsInText } from './redact.js';
import type { PlacedFinding, YamlText } from './yaml.js';

/** A finding with the place in the file where it stands. */
export interface Problem extends Finding {
  readonly file: string;
  readonly place: LinePlace;
  /** Undefined where no line can be shown, as for a key that is absent at the top. */
  readonly excerpt: Excerpt | undefined;
}

/** Problems in the order of the file. */
export function problemsOf(
  placed: readonly PlacedFinding[],
  source: { readonly text: string; readonly file: string; readonly yaml: YamlText },
): readonly Problem[] {
  const secrets = [...source.yaml.valuesOf((key) => mayBeSecret([key])), ...secretsInText(source.text)];
  return placed
    .map(({ finding, stretch }) => ({ finding, stretch, start: stretch?.start ?? 0 }))
    .sort((a, b) => a.start - b.start)
    .map(({ finding, stretch, start }) => ({
      ...finding,
      file: source.file,
      place: linePlaceOf(source.text, start),
      excerpt: stretch && excerptOf(source.text, stretch, secrets),
    }));
}

/**
 * One problem as it is printed:
 * ```
 * memberflow.yaml:14:3 MF203 unknown key "segmnts"
 * 14 |   segmnts: 5
 *    |   ^^^^^^^ did you mean "segments"?
 * ```
 */
export function printProblem({ code, headline, hint, file, place, excerpt }: Problem): string {
  const head = `${file}:${place.line}:${place.column} ${code} ${headline}`;
  const margin = String(place.line);
  if (!excerpt) return hint === '' ? head : `${head}\n  ${hint}`;
  const marks = `${' '.repeat(excerpt.indent)}${'^'.repeat(excerpt.width)} ${hint}`.trimEnd();
  return [head, `${margin} | ${excerpt.text}`, `${' '.repeat(margin.length)} | ${marks}`].join('\n');
}

/** A finding in a document whose text is not at hand, as in a workflow's input. */
export function printFinding({ code, headline, hint }: Finding): string {
  return hint === '' ? `${code} ${headline}` : `${code} ${headline} (${hint})`;
}

export interface PrintedFinding {
  readonly finding: Finding;
  readonly printed: string;
}

/** The failure that tells all problems at once, in the given order. */
export function refusal(problems: readonly PrintedFinding[], file?: string): MemberflowError {
  const codes = [...new Set(problems.map(({ finding }) => finding.code))];
  const [first = '', ...others] = codes;
  const also = others.length === 0 ? '' : ` (also ${others.join(', ')})`;
  const count = `${counted(problems.length, 'problem')} in ${file ?? 'the configuration'}`;
  return new MemberflowError(
    'InvalidInput',
    `${count}\n\n${problems.map(({ printed }) => printed).join('\n\n')}`,
    {
      remedy: `Nothing ran. More: memberflow check --explain ${first}${also}`,
      places: problems.slice(0, mostPlaces).map(({ finding }) => placeOf(finding)),
      figures: { problems: problems.length },
    },
  );
}

/** Details of a failure stay small, whatever the file holds. */
const mostPlaces = 20;

function placeOf(finding: Finding & Partial<Problem>): FaultPlace {
  const { path, file, place } = finding;
  return {
    ...(file === undefined ? {} : { file }),
    ...(place === undefined ? {} : { row: place.line }),
    ...(path.length === 0 ? {} : { column: pathText(path) }),
  };
}
