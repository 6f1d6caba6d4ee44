import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { colourStyle, plainStyle } from '../../client/render/style.js';
import { processTerminal } from '../../client/terminal.js';

function stream(isTTY: boolean, columns = 100): NodeJS.WriteStream & PassThrough {
  return Object.assign(new PassThrough(), { isTTY, columns }) as unknown as NodeJS.WriteStream & PassThrough;
}

describe('the terminal of a process', () => {
  it('writes results to standard output and talk to standard error', () => {
    const [stdout, stderr] = [stream(false), stream(false)];
    const terminal = processTerminal({ stdout, stderr }, {});
    terminal.out('result');
    terminal.talk('progress');
    terminal.draw('\u001b[2A');
    expect(String(stdout.read())).toBe('result\n');
    expect(String(stderr.read())).toBe('progress\n\u001b[2A');
  });

  it.each([
    ['a terminal', true, {}, colourStyle, true],
    ['a pipe', false, {}, plainStyle, false],
    ['a terminal with NO_COLOR', true, { NO_COLOR: '1' }, plainStyle, true],
    ['a terminal with an empty NO_COLOR', true, { NO_COLOR: '' }, colourStyle, true],
    ['a dumb terminal', true, { TERM: 'dumb' }, plainStyle, false],
  ] as const)('on %s', (_, isTTY, env, style, animated) => {
    const terminal = processTerminal({ stdout: stream(isTTY), stderr: stream(isTTY) }, env);
    expect(terminal.outStyle).toBe(style);
    expect(terminal.talkStyle).toBe(style);
    expect(terminal.animated).toBe(animated);
  });

  it('colours what goes to a terminal even when the other stream is piped', () => {
    const terminal = processTerminal({ stdout: stream(false), stderr: stream(true) }, {});
    expect(terminal.outStyle).toBe(plainStyle);
    expect(terminal.talkStyle).toBe(colourStyle);
  });

  it('assumes 80 columns where the terminal does not tell', () => {
    expect(processTerminal({ stdout: stream(true), stderr: stream(true, 0) }, {}).columns()).toBe(80);
    expect(processTerminal({ stdout: stream(true), stderr: stream(true, 132) }, {}).columns()).toBe(132);
  });
});
