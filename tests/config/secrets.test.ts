import { describe, expect, it } from 'vitest';
import { malformedReferences, resolveSecrets } from '../../config/secrets.js';
import { MemberflowError } from '../../contracts/failures.js';

const env = { FOLDER: '/data', EMPTY: '', TRICKY: '$& ${env:FOLDER}', password: 'hunter2' };

function failureOf(text: string): MemberflowError {
  try {
    resolveSecrets(text, env);
  } catch (error) {
    if (error instanceof MemberflowError) return error;
  }
  throw new Error('nothing was refused');
}

describe('resolving references to variables', () => {
  it.each([
    ['no reference', 'no reference'],
    ['${env:FOLDER}/orders.csv', '/data/orders.csv'],
    ['${env:FOLDER}${env:FOLDER}', '/data/data'],
    ['a${env:EMPTY}b', 'ab'],
    ['$HOME {env:X} $', '$HOME {env:X} $'],
  ])('%j becomes %j', (text, resolved) => {
    expect(resolveSecrets(text, env)).toBe(resolved);
  });

  it('takes what a variable holds as it is', () => {
    expect(resolveSecrets('${env:TRICKY}', env)).toBe(env.TRICKY);
  });

  it('names the variables that are not set, each once, and prints no value', () => {
    const failure = failureOf('${env:password} ${env:NONE} ${env:NONE} ${env:NEITHER}');
    expect(failure.failure).toBe('InvalidInput');
    expect(failure.message).toBe('environment variables NONE, NEITHER are not set');
    expect(JSON.stringify([failure.message, failure.details])).not.toContain('hunter2');
  });

  it('says how the one that is not set is written', () => {
    const { message, details } = failureOf('${env:NONE}');
    expect([message, details.remedy]).toEqual([
      'environment variable NONE is not set',
      'The configuration refers to it as ${env:NONE}: set it where the worker runs. A server that was started without it has to end first: memberflow server stop.',
    ]);
  });

  it.each(['${env:}', '${env:1X}', '${env:A B}', '${env:FOLDER'])('refuses %s', (text) => {
    expect(failureOf(text).message).toBe(
      `${text} in the configuration does not name an environment variable`,
    );
    expect(malformedReferences(text)).toEqual([text]);
  });

  it('finds references of other forms, and only those', () => {
    expect(malformedReferences('${HOME}/${env:FOLDER}/${ENV:X}')).toEqual(['${HOME}', '${ENV:X}']);
  });
});
