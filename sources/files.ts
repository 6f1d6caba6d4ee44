import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { MemberflowError } from '../contracts/failures.js';
import { nearestNames } from '../domain/text/nearest.js';
import { isPattern, pathPattern } from '../domain/text/pattern.js';
import { fileFailure } from './failures.js';

/** A file as people name it and where it is on this machine. */
export interface FoundFile {
  /** Relative to the base folder when the pattern is, else absolute; with `/`. */
  readonly path: string;
  readonly location: string;
}

/**
 * Files that a pattern of the configuration stands for, in byte order of their path.
 *
 * A text that names an existing file is that file, whatever characters it has. Hidden files and what an open
 * office program leaves beside its workbook (`~$orders.xlsx`) are matched only when named in full.
 *
 * @throws MemberflowError `InvalidSource` when nothing matches, `SourceUnavailable` when a folder does not answer.
 */
export async function findFiles(pattern: string, baseFolder: string): Promise<readonly FoundFile[]> {
  if (pattern.includes('\0')) throw notAPattern(pattern);
  const named = path.resolve(baseFolder, pattern);
  const kind = await kindOf(named, pattern);
  if (kind === 'file') return [{ path: shown(named, pattern, baseFolder), location: named }];
  if (kind !== null) throw isNoFile(pattern, kind);
  const { folder, rest } = split(pattern);
  const start = path.resolve(baseFolder, folder);
  const present = await filesBelow(start, rest, pattern);
  const wanted = compiled(rest, pattern);
  const found = present.filter((name) => wanted.test(name) && !path.basename(name).startsWith('~$'));
  if (found.length === 0) throw noMatch(pattern, start, rest, present);
  return found
    .map((name) => path.join(start, name))
    .map((location) => ({ path: shown(location, pattern, baseFolder), location }))
    .sort((a, b) => Buffer.compare(Buffer.from(a.path), Buffer.from(b.path)));
}

/** The leading folders without wildcards, and what is left. */
function split(pattern: string): { readonly folder: string; readonly rest: string } {
  const parts = pattern.split('/');
  const first = parts.findIndex((part, i) => isPattern(part) || i === parts.length - 1);
  return {
    folder: parts.slice(0, first).join('/') + (first > 0 ? '/' : ''),
    rest: parts.slice(first).join('/'),
  };
}

function compiled(rest: string, pattern: string): RegExp {
  try {
    return pathPattern(rest);
  } catch (error) {
    throw notAPattern(pattern, error);
  }
}

/** Paths, relative to the folder, of the files in it; also of those in its folders when the pattern reaches there. */
async function filesBelow(folder: string, rest: string, pattern: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true, recursive: rest.includes('/') });
    return entries
      .filter((entry) => entry.isFile() || entry.isSymbolicLink())
      .map((entry) =>
        path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      );
  } catch (error) {
    throw fileFailure(error, `${folder} (folder of ${pattern})`);
  }
}

async function kindOf(location: string, pattern: string): Promise<'file' | 'folder' | 'other' | null> {
  try {
    const found = await stat(location);
    return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR'))
      return null;
    throw fileFailure(error, pattern);
  }
}

const shown = (location: string, pattern: string, baseFolder: string): string =>
  (path.isAbsolute(pattern) ? location : path.relative(baseFolder, location)).split(path.sep).join('/');

function noMatch(pattern: string, folder: string, rest: string, present: readonly string[]): MemberflowError {
  const near = nearestNames(rest, present);
  const listed = (near.length > 0 ? near : present.slice(0, 3)).join(', ');
  const hint =
    near.length > 0
      ? `did you mean ${listed}?`
      : present.length > 0
        ? `it holds ${listed}`
        : 'it holds no file';
  return new MemberflowError('InvalidSource', `no file matches ${pattern} in ${folder}: ${hint}`, {
    remedy: 'Correct `path` of the source, or put the file there.',
    places: [{ file: pattern }],
  });
}

function isNoFile(pattern: string, kind: 'folder' | 'other'): MemberflowError {
  return new MemberflowError(
    'InvalidSource',
    `${pattern} is ${kind === 'folder' ? 'a folder' : 'no regular file'}`,
    {
      remedy: `Name a file, or a pattern such as ${pattern.replace(/\/$/, '')}/*.csv.`,
      places: [{ file: pattern }],
    },
  );
}

function notAPattern(pattern: string, cause?: unknown): MemberflowError {
  return new MemberflowError(
    'InvalidInput',
    `${JSON.stringify(pattern)} is no file pattern`,
    { remedy: 'In `path`, use *, ?, ** and sets such as [0-9].' },
    { cause },
  );
}
