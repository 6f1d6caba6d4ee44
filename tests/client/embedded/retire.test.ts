import { describe, expect, it } from 'vitest';
import { differenceOf } from '../../../client/embedded/retire.js';
import { codeVersion } from '../../../worker/code_version.js';

const running = (keyIds: readonly string[], version = codeVersion()) => ({ version, keyIds: [...keyIds] });

describe('a server that runs already', () => {
  it('does for a command of the same build and keys', () => {
    expect(differenceOf(running([]), [])).toBeNull();
    expect(differenceOf(running(['b', 'a']), ['b', 'a'])).toBeNull();
  });

  it('does not with other keys, or another first one: what this command encrypts may not be readable there', () => {
    expect(differenceOf(running([]), ['a'])).toBe('with other encryption keys (none)');
    expect(differenceOf(running(['a']), ['b', 'a'])).toBe('with other encryption keys (a)');
    expect(differenceOf(running(['a', 'b']), ['b', 'a'])).toBe('with other encryption keys (a, b)');
  });

  it('keeps its keys when a command has none, which must not turn encryption off', () => {
    expect(differenceOf(running(['a']), [])).toBeNull();
  });

  it('does not with another build', () => {
    expect(differenceOf(running([], '0.0.1'), [])).toBe('another build of memberflow (0.0.1)');
  });
});
