import { plainStyle } from '../../client/render/style.js';
import type { Terminal } from '../../client/terminal.js';

/** A terminal that remembers what it was told. */
export interface RecordingTerminal extends Terminal {
  /** Lines of standard output. */
  readonly results: () => readonly string[];
  /** Lines of standard error. */
  readonly said: () => readonly string[];
  /** What was drawn, with its cursor movements. */
  readonly drawn: () => string;
}

export function recordingTerminal(animated = false): RecordingTerminal {
  const results: string[] = [];
  const said: string[] = [];
  let drawn = '';
  return {
    out: (text) => {
      results.push(...text.split('\n'));
    },
    talk: (text) => {
      said.push(...text.split('\n'));
    },
    draw: (text) => {
      drawn += text;
    },
    animated,
    columns: () => 100,
    outStyle: plainStyle,
    talkStyle: plainStyle,
    results: () => results,
    said: () => said,
    drawn: () => drawn,
  };
}
