import { describe, expect, it } from 'vitest';
import { MemberflowError } from '../../../contracts/failures.js';
import { readEncryptionKeys } from '../../../worker/encryption/keys.js';
import { keyText } from './key_text.js';

const read = (MEMBERFLOW_ENCRYPTION_KEYS: string) => readEncryptionKeys({ MEMBERFLOW_ENCRYPTION_KEYS });

describe('the encryption keys of the environment', () => {
  it('are none unless they are set', () => {
    expect(readEncryptionKeys({})).toEqual([]);
    expect(read(' ')).toEqual([]);
  });

  it('stand in their order, each with its id', () => {
    const keys = read(`2026-11:${keyText(1)}, 2025.05_old:${keyText(2).replace(/=+$/, '')}`);
    expect(keys.map(({ id }) => id)).toEqual(['2026-11', '2025.05_old']);
    expect(keys.map(({ key }) => key.export()[0])).toEqual([1, 2]);
  });

  it.each([
    ['new', 'entry 1 does not begin with an id and a colon'],
    [`:${keyText(1)}`, 'entry 1 does not begin with an id and a colon'],
    [`new:${keyText(1)},${keyText(2)}`, 'entry 2 does not begin with an id and a colon'],
    [`new:${keyText(1)},`, 'entry 2 does not begin with an id and a colon'],
    [`${'x'.repeat(33)}:${keyText(1)}`, 'entry 1 does not begin with an id and a colon'],
    ['new:', 'the key of new has 0 bytes; AES-256 takes 32'],
    [`new:${Buffer.alloc(16, 1).toString('base64')}`, 'the key of new has 16 bytes; AES-256 takes 32'],
    [`new:${keyText(1).replace('A', '!')}`, 'the key of new is not base64'],
    [`new:${keyText(1)},new:${keyText(2)}`, 'two keys have the id new'],
  ])('that cannot be used are refused: %#', (text, fault) => {
    expect(() => read(text)).toThrow(`MEMBERFLOW_ENCRYPTION_KEYS cannot be used: ${fault}`);
  });

  it('never appear in a message, wherever a mistake puts them', () => {
    const secret = keyText(7);
    const unpadded = secret.replace(/=+$/, '');
    for (const text of [
      secret,
      unpadded,
      `${unpadded}:id`,
      `a:${secret}x`,
      `a:${secret},b`,
      `a:${secret},a:${secret}`,
    ]) {
      const message = messageOf(text);
      expect(message).toContain('cannot be used');
      expect(message).not.toContain(unpadded.slice(0, 12));
    }
  });
});

function messageOf(text: string): string {
  try {
    read(text);
  } catch (error) {
    if (error instanceof MemberflowError) return JSON.stringify([error.message, error.details]);
    throw error;
  }
  return 'no failure';
}
