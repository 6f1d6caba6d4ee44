import { relative } from 'node:path';

/**
 * @typedef {{ name: string, status: string, message?: string,
 *   assertionResults: readonly { fullName: string, status: string }[] }} FileReport of vitest's JSON reporter
 * @typedef {{ file: string, test?: string, reason: string }} AllowedSkip without a test: all of the file
 * @typedef {{ passed: number, failed: number, skipped: number, unlisted: readonly string[] }} Tally
 */

/**
 * Counts what a test run did. A file that could not be run counts as one failure: otherwise its tests would be missing
 * without a trace.
 * @param {readonly FileReport[]} files
 * @param {readonly AllowedSkip[]} allowed skips that are known and have a reason
 * @param {string} root the project's folder
 * @returns {Tally}
 */
export function tallyOf(files, allowed, root) {
  const tests = files.flatMap((file) =>
    file.assertionResults.map(({ fullName, status }) => ({
      file: relative(root, file.name),
      fullName,
      status,
    })),
  );
  const broken = files.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  );
  const skipped = tests.filter(({ status }) => status !== 'passed' && status !== 'failed');
  const isListed = ({ file, fullName }) =>
    allowed.some((skip) => skip.file === file && (skip.test === undefined || skip.test === fullName));
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: tests.filter(({ status }) => status === 'failed').length + broken.length,
    skipped: skipped.length,
    unlisted: skipped.filter((test) => !isListed(test)).map(({ file, fullName }) => `${file}: ${fullName}`),
  };
}

/** @param {Pick<Tally, 'passed' | 'failed' | 'skipped'>} tally */
export const tallyLine = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;
