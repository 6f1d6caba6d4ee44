/**
 * One line a step on standard error: on a terminal the line of a step under way is replaced by its outcome,
 * in a pipe and in CI only outcomes are printed.
 * @param {{ isTTY?: boolean, write(text: string): unknown }} [stream]
 */
export function createSpeaker(stream = process.stderr) {
  const animated = stream.isTTY === true && !process.env.CI;
  return {
    /**
     * Runs one step and prints what it took.
     * @template T
     * @param {string} label such as `Installing packages`
     * @param {() => Promise<T> | T} step
     * @returns {Promise<T>}
     */
    async step(label, step) {
      const started = performance.now();
      if (animated) stream.write(`${label} …`);
      const clear = animated ? '\r\u001b[K' : '';
      try {
        const result = await step();
        stream.write(`${clear}${label}: ${((performance.now() - started) / 1000).toFixed(1)} s\n`);
        return result;
      } catch (error) {
        stream.write(`${clear}${label}: failed\n`);
        throw error;
      }
    },
    /** @param {string} line */
    say(line) {
      stream.write(`${line}\n`);
    },
  };
}
