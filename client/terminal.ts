import { colourStyle, plainStyle, type Style } from './render/style.js';

/** Where the command line writes: results to standard output, talk (progress, hints, faults) to standard error. */
export interface Terminal {
  /** A line, or several, of the result. */
  readonly out: (text: string) => void;
  /** A line, or several, of talk. */
  readonly talk: (text: string) => void;
  /** Writes to standard error as it is: cursor movements of an animation. */
  readonly draw: (text: string) => void;
  /** Whether talk may be animated: a person looks at it. */
  readonly animated: boolean;
  /** Width of the terminal that shows the talk. */
  readonly columns: () => number;
  readonly outStyle: Style;
  readonly talkStyle: Style;
}

/** Writes what is for reading: as the result, or beside it where `--json` asks for an object. */
export function tellReader(
  json: boolean,
  terminal: Terminal,
  lines: (style: Style) => readonly string[],
): void {
  const text = lines(json ? terminal.talkStyle : terminal.outStyle).join('\n');
  (json ? terminal.talk : terminal.out)(text);
}

interface Streams {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
}

/** The terminal of a process. Colour only on a terminal, and not with NO_COLOR set. */
export function processTerminal({ stdout, stderr }: Streams, env: NodeJS.ProcessEnv): Terminal {
  const dumb = env['TERM'] === 'dumb';
  const colour = !dumb && (env['NO_COLOR'] ?? '') === '';
  return {
    out: (text) => {
      stdout.write(`${text}\n`);
    },
    talk: (text) => {
      stderr.write(`${text}\n`);
    },
    draw: (text) => {
      stderr.write(text);
    },
    animated: stderr.isTTY && !dumb,
    columns: () => (stderr.isTTY && stderr.columns > 0 ? stderr.columns : 80),
    outStyle: stdout.isTTY && colour ? colourStyle : plainStyle,
    talkStyle: stderr.isTTY && colour ? colourStyle : plainStyle,
  };
}
