/** Something the machine lacks: shown as two lines, without a stack. */
export class SetupProblem extends Error {
  /**
   * @param {string} message what is missing, understandable alone
   * @param {string} remedy what to do next
   */
  constructor(message, remedy) {
    super(message);
    this.name = 'SetupProblem';
    this.remedy = remedy;
  }
}

/**
 * Runs a script's main function; a problem becomes its message and exit code 1.
 * @param {() => Promise<number | void>} main
 */
export async function runScript(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    if (!(error instanceof SetupProblem)) throw error;
    process.stderr.write(`\n${error.message}\n${error.remedy}\n`);
    process.exitCode = 1;
  }
}
