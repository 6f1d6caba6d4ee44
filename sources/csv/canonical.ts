import { createReadStream, createWriteStream } from 'node:fs';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import type { CsvSourceConfig } from '../../config/schema.js';
import type { InputFile } from '../context.js';
import { fileFailure } from '../failures.js';
import { readSize } from '../fingerprint.js';
import { formatOf } from '../signature.js';
import { hasMark, linesBefore, toUtf8, withoutMark } from './decode.js';
import type { Dialect } from './dialect.js';
import { damagedGzip, endlessLine, noText, nulByte, undecodable } from './faults.js';
import { csvScanner, type Scanner, type ScanResult } from './scanner.js';
import { EndlessLine, wholeLines } from './whole_lines.js';

/** A file, how it is written, and where its canonical form goes. */
export interface CanonicalTask {
  readonly file: InputFile;
  readonly source: CsvSourceConfig;
  readonly dialect: Dialect;
  readonly target: string;
  readonly signal: AbortSignal;
  /** Told after every piece how many records have been read. */
  readonly onRecords: (records: number) => void;
}

/**
 * Writes the records of a CSV file in canonical form (see `csvScanner`: UTF-8, LF, no byte order mark, no empty
 * lines) to a file for the engine to read, and tells what they look like.
 *
 * @throws MemberflowError `InvalidSource` for what is no text in the declared encoding, with the line.
 */
export async function writeCanonical(task: CanonicalTask): Promise<ScanResult> {
  const { file, source, dialect, target, signal } = task;
  const scanner = csvScanner(dialect);
  const gzip = source.compression === 'gzip' || (source.compression === 'auto' && /\.gz$/i.test(file.path));
  try {
    await pipeline(
      createReadStream(file.location, { highWaterMark: readSize }),
      gzip ? createGunzip({ chunkSize: readSize }) : new PassThrough(),
      (chunks: AsyncIterable<Buffer>) => canonicalPieces(chunks, task, scanner),
      createWriteStream(target),
      { signal },
    );
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof EndlessLine) throw endlessLine(file.path, scanner.line());
    if (isZlibError(error)) throw damagedGzip(file.path, error);
    throw fileFailure(error, file.path);
  }
  return scanner.end();
}

async function* canonicalPieces(
  chunks: AsyncIterable<Buffer>,
  { file, source: { encoding }, onRecords }: CanonicalTask,
  scanner: Scanner,
): AsyncGenerator<Buffer> {
  let first = true;
  for await (const piece of wholeLines(chunks)) {
    const format = first ? formatOf(piece) : null;
    if (format !== null) throw noText(file.path, format);
    if (first && encoding !== 'utf-8' && hasMark(piece)) throw undecodable(file.path, 1, encoding);
    const text = toUtf8(piece, encoding);
    if (text === null) {
      const lines = linesBefore(piece, (line) => toUtf8(line, encoding) === null);
      throw undecodable(file.path, scanner.line() + lines, encoding);
    }
    if (text.includes(0))
      throw nulByte(file.path, scanner.line() + linesBefore(text, (line) => line.includes(0)));
    yield scanner.feed(first ? withoutMark(text) : text);
    first = false;
    onRecords(scanner.records());
  }
}

/** Errors of zlib, such as `Z_BUF_ERROR`. */
const isZlibError = (error: unknown): error is Error =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
