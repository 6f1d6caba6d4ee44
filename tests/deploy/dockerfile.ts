import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../worker/project.js';

/** One `COPY` of a Dockerfile. */
export interface Copy {
  readonly sources: readonly string[];
  readonly target: string;
  /** The stage it copies from; null: the project's folder. */
  readonly from: string | null;
}

/** One stage of a Dockerfile. */
export interface Stage {
  readonly base: string;
  readonly copies: readonly Copy[];
  /** Name and text of every instruction, in order. */
  readonly instructions: readonly (readonly [name: string, text: string])[];
}

/** The stages of the project's Dockerfile. */
export function readDockerfile(): readonly Stage[] {
  const text = readFileSync(join(projectFolder(), 'Dockerfile'), 'utf8');
  const lines = text
    .replaceAll(/^#.*\n/gm, '')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n');
  const instructions = lines.filter((line) => line !== '').map((line) => splitAt(line, line.indexOf(' ')));
  const begins = instructions.flatMap(([name], index) => (name === 'FROM' ? [index] : []));
  return begins.map((begin, stage) => {
    const own = instructions.slice(begin, begins[stage + 1]);
    return {
      base: own[0]?.[1].split(' ')[0] ?? '',
      copies: own.filter(([name]) => name === 'COPY').map(([, what]) => copyOf(what)),
      instructions: own,
    };
  });
}

const splitAt = (line: string, at: number): readonly [string, string] => [
  line.slice(0, at),
  line.slice(at + 1),
];

function copyOf(text: string): Copy {
  const [, from = null, paths = ''] = /^(?:--from=(\S+) )?(.*)$/.exec(text) ?? [];
  const parts = paths.split(' ');
  return { sources: parts.slice(0, -1), target: parts.at(-1) ?? '', from };
}
