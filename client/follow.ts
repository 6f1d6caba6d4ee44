import type { Client } from '@temporalio/client';
import { frameOf, newsOf } from './render/steps.js';
import type { RunReference } from './runs/reference.js';
import { watchRun, type RunSnapshot } from './runs/watch.js';
import type { Terminal } from './terminal.js';

const framePauseMs = 120;

/**
 * Shows a run's progress until it has ended or the signal says to stop watching.
 * @param back the command that comes back to it
 * @returns the last snapshot; null when watching stopped before the first.
 */
export async function followRun(
  client: Client,
  run: RunReference,
  back: string,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<RunSnapshot | null> {
  const show = terminal.animated ? animation(terminal, back) : plainLines(terminal);
  let last: RunSnapshot | null = null;
  try {
    for await (const snapshot of watchRun(client, run, signal)) {
      show.snapshot(snapshot);
      last = snapshot;
    }
  } finally {
    show.end();
  }
  return last;
}

interface Presenter {
  snapshot(snapshot: RunSnapshot): void;
  end(): void;
}

function plainLines(terminal: Terminal): Presenter {
  let before: RunSnapshot | null = null;
  return {
    snapshot(now) {
      for (const line of newsOf(before, now)) terminal.talk(line);
      // While no worker answers, what was told stays told.
      before = { ...now, steps: now.steps ?? before?.steps ?? null };
    },
    end: () => undefined,
  };
}

const clearBelow = '\u001b[0J';
const up = (lines: number) => (lines === 0 ? '' : `\u001b[${lines}A`);

/** Redraws a block of lines in place; the last frame stays. */
function animation(terminal: Terminal, back: string): Presenter {
  const hint = `Ctrl-C leaves it running; return: ${back}`;
  let current: RunSnapshot | null = null;
  let drawn = 0;
  let tick = 0;
  const draw = () => {
    if (current === null) return;
    const lines = frameOf(current, {
      now: Date.now(),
      tick: tick++,
      columns: terminal.columns(),
      style: terminal.talkStyle,
      hint,
    });
    terminal.draw(`\r${up(drawn)}${clearBelow}${lines.map((line) => `${line}\n`).join('')}`);
    drawn = lines.length;
  };
  const timer = setInterval(draw, framePauseMs);
  return {
    snapshot(snapshot) {
      current = snapshot;
      draw();
    },
    end() {
      clearInterval(timer);
    },
  };
}
