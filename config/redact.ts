import type { Path } from './finding.js';
import type { Stretch } from './positions.js';

const secretKey = /pas+w|passphrase|pwd|token|secret|credential|api[_-]?key|private[_-]?key/i;

const secretLine = new RegExp(`[\\w-]*(?:${secretKey.source})[\\w-]*["']?\\s*:\\s*(\\S.*)$`, 'gim');

/** Stretches of a text that look like the value of a secret, whether or not the text is valid YAML. */
export function secretsInText(text: string): readonly Stretch[] {
  return [...text.matchAll(secretLine)].map(({ index, 0: line, [1]: value = '' }) => ({
    start: index + line.length - value.length,
    end: index + line.length,
  }));
}

/** What is printed in the place of a secret. */
export const mask = '***';

/** True where a value must never be printed, by the names of the keys that lead to it. */
export function mayBeSecret(path: Path): boolean {
  return path.some((step) => typeof step === 'string' && secretKey.test(step));
}

/** Text without the user and password that a URL in it carries. */
export function withoutCredentials(text: string): string {
  return text.replace(/:\/\/[^\s/@]+@/g, `://${mask}@`);
}

/** Text on one line, without control characters and credentials; cut to `limit` characters. */
export function printable(text: string, limit = 60): string {
  const plain = withoutCredentials(text).replace(/\p{Cc}+/gu, ' ');
  const characters = Array.from(plain);
  return characters.length > limit ? `${characters.slice(0, limit - 1).join('')}…` : plain;
}
