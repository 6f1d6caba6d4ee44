/** What the first bytes of a file tell about its format, whatever its name says; null: nothing. */
export function formatOf(start: Buffer): FileFormat | null {
  return signatures.find(({ bytes }) => start.subarray(0, bytes.length).equals(bytes))?.format ?? null;
}

export type FileFormat = 'workbook' | 'old workbook' | 'gzip' | 'parquet' | 'utf-16';

const signatures: readonly { readonly format: FileFormat; readonly bytes: Buffer }[] = [
  { format: 'workbook', bytes: Buffer.from('PK\x03\x04', 'latin1') },
  { format: 'old workbook', bytes: Buffer.from('d0cf11e0a1b11ae1', 'hex') },
  { format: 'gzip', bytes: Buffer.from('1f8b', 'hex') },
  { format: 'parquet', bytes: Buffer.from('PAR1', 'latin1') },
  { format: 'utf-16', bytes: Buffer.from('fffe', 'hex') },
  { format: 'utf-16', bytes: Buffer.from('feff', 'hex') },
];
