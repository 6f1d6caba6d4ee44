import type { MemberSelection } from '../../contracts/members.js';

/** The command line that lists the members of a selection of a run, for a POSIX shell. */
export function membersCommand(runId: string, selection: MemberSelection): string {
  const { period, codes = [], segments = [], cameFrom, gone } = selection;
  const options: readonly (readonly [name: string, value?: string])[] = [
    ['--run', runId],
    ...(period === undefined ? [] : [['--period', period] as const]),
    ...codes.map((code) => ['--group', code] as const),
    ...segments.map((segment) => ['--segment', segment] as const),
    ...(cameFrom === undefined ? [] : cameFromOptions(runId, cameFrom)),
    ...(gone === undefined ? [] : [['--gone'] as const]),
  ];
  return `memberflow members ${options.map(written).join(' ')}`;
}

function cameFromOptions(
  runId: string,
  cameFrom: NonNullable<MemberSelection['cameFrom']>,
): readonly (readonly [name: string, value: string])[] {
  return [
    // No segment has an empty name.
    ['--came-from', cameFrom.segment ?? ''],
    ...(cameFrom.runId === runId ? [] : [['--from-run', cameFrom.runId] as const]),
    ['--from-period', cameFrom.period],
  ];
}

function written([name, value]: readonly [name: string, value?: string]): string {
  if (value === undefined) return name;
  // Written apart, a value that begins with a hyphen would be taken for an option.
  return `${name}${value.startsWith('-') ? '=' : ' '}${quoted(value)}`;
}

/** As one word of a POSIX shell: within single quotes nothing but the quote itself has a meaning. */
const quoted = (value: string): string =>
  /^[\w@%+:,./-]+$/.test(value) ? value : `'${value.replaceAll("'", String.raw`'\''`)}'`;
