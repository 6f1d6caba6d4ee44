import { createInterface } from 'node:readline/promises';
import { text } from 'node:stream/consumers';

/** What a command may ask or read beside its parameters. */
export interface StandardInput {
  /** Whether somebody sits at it who can be asked. */
  readonly isTerminal: boolean;
  /** Everything that is piped into the command. */
  text(): Promise<string>;
  /** Asks on standard error, and waits for a line. */
  ask(question: string): Promise<string>;
}

/** The standard input of a process. */
export const standardInput = ({
  stdin,
  stderr,
}: Pick<NodeJS.Process, 'stdin' | 'stderr'>): StandardInput => ({
  isTerminal: stdin.isTTY && stderr.isTTY,
  text: () => text(stdin),
  async ask(question) {
    const lines = createInterface({ input: stdin, output: stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  },
});
