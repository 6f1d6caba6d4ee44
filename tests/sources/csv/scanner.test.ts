import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvScanner, type ScanResult } from '../../../sources/csv/scanner.js';
import { wholeLines } from '../../../sources/csv/whole_lines.js';

/** Canonical text and findings of a text that arrives in the given chunks. */
async function scan(...chunks: readonly string[]): Promise<ScanResult & { readonly canonical: string }> {
  const scanner = csvScanner({ delimiter: 44, quote: 34 });
  const canonical: Buffer[] = [];
  // eslint-disable-next-line @typescript-eslint/require-await -- a stream of bytes is asynchronous
  async function* bytes() {
    for (const chunk of chunks) yield Buffer.from(chunk);
  }
  for await (const piece of wholeLines(bytes())) canonical.push(Buffer.from(scanner.feed(piece)));
  return { ...scanner.end(), canonical: Buffer.concat(canonical).toString() };
}

describe('csvScanner', () => {
  it('counts fields and records, the heading included', async () => {
    expect(await scan('a,b\n1,"2,\n3"\n')).toMatchObject({
      fields: 2,
      records: 2,
      firstRecord: 'a,b',
      quotedBreaks: true,
    });
    expect(await scan('')).toMatchObject({ fields: 0, records: 0 });
  });

  it('writes LF after every record and leaves quoted text alone', async () => {
    const { canonical } = await scan('a,b\r\n\r\n"1\r\n2" , "x ""y"" "\r5" disk ,\n');
    expect(canonical).toBe('a,b\n"1\r\n2","x ""y"" "\n5" disk ,\n');
  });

  it('tells on which line a faulty record begins and a broken quote opens', async () => {
    const ragged = await scan('a,b\n"1\n2",3\n4\n');
    expect(ragged.ragged).toEqual({ count: 1, examples: [{ line: 4, fields: 1, text: '4' }] });
    expect((await scan('a,b\n1,"2\n')).brokenQuote).toEqual({ opened: 2, closed: null });
    expect((await scan('a,b\r\n1,"2\r\n"3,4\r\n')).brokenQuote).toEqual({ opened: 2, closed: 3 });
    expect((await scan('a,b\n1,"2" "3"\n')).brokenQuote).toEqual({ opened: 2, closed: 2 });
  });

  it('finds the same wherever the text is cut', async () => {
    const text = fc.array(fc.constantFrom(',', '"', '""', '\n', '\r\n', '\r', ' ', 'a', '会', '"a"'), {
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(fc.array(text, { maxLength: 4 }), async (chunks) => {
        const parts = chunks.map((pieces) => pieces.join(''));
        const { ragged, firstRecord, ...cut } = await scan(...parts);
        const whole = await scan(parts.join(''));
        if (whole.brokenQuote !== null) {
          expect(cut.brokenQuote).toEqual(whole.brokenQuote);
          return;
        }
        expect({ ...cut, count: ragged.count }).toEqual({
          fields: whole.fields,
          records: whole.records,
          quotedBreaks: whole.quotedBreaks,
          brokenQuote: null,
          canonical: whole.canonical,
          count: whole.ragged.count,
        });
        expect(whole.firstRecord.endsWith(firstRecord)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
