import fc from 'fast-check';
import { stringify } from 'yaml';
import { describe, expect, it } from 'vitest';
import { MemberflowError } from '../../contracts/failures.js';
import { parseConfig, readConfig } from '../../config/load.js';
import { sample } from './sample.js';
import { anyConfig } from './any_config.js';

describe('any configuration', () => {
  it('comes back from YAML as it was, with the same hash', () => {
    fc.assert(
      fc.property(anyConfig, fc.boolean(), (document, flow) => {
        const config = parseConfig(document);
        const text = stringify(document, { collectionStyle: flow ? 'flow' : 'block' });
        const again = readConfig(text, 'memberflow.yaml');
        expect(again.config).toEqual(config);
        expect(readConfig(stringify(config), 'memberflow.yaml').hash).toBe(again.hash);
      }),
      { seed: 3, numRuns: 100 },
    );
  });
});

describe('any text', () => {
  /** The sample with some of it replaced by signs that mean something in YAML. */
  const damaged = fc
    .tuple(
      fc.nat(sample.length),
      fc.nat(12),
      fc.string({ unit: fc.constantFrom(...Array.from('\t\n :-[]{}"\'&*!|>#%@,?~0a会😀')), maxLength: 6 }),
    )
    .map(([start, length, text]) => sample.slice(0, start) + text + sample.slice(start + length));

  it('is read or refused with a message that shows its lines, never with another error', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        try {
          readConfig(text, 'memberflow.yaml');
        } catch (error) {
          if (!(error instanceof MemberflowError)) throw error;
          expect(error.message).toMatch(
            /^\d+ problems? in memberflow.yaml\n\nmemberflow.yaml:\d+:\d+ MF2\d\d /,
          );
          for (const [, line = '', shown = ''] of error.message.matchAll(/^(\d+) \| (.*)$/gm)) {
            const written = text.split('\n')[Number(line) - 1]?.replaceAll('\t', '→') ?? '';
            expect(written.trimEnd()).toBe(shown.trimEnd());
          }
        }
      }),
      { seed: 3, numRuns: 400 },
    );
  });
});
