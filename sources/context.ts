import type { Session } from '../engine/session.js';
import type { SourceFile } from './relation.js';

/** What reading a source needs of its surroundings. */
export interface SourceContext {
  /** Folder that relative paths start from: that of the configuration. */
  readonly baseFolder: string;
  /** Existing folder for intermediate files; they must stay until the relation has been read, the caller removes it. */
  readonly spoolFolder: string;
  readonly session: Session;
  readonly signal: AbortSignal;
  /** Told from time to time how many rows of the source have been read so far. */
  onProgress(rows: number): void;
}

/** A file of a source, found and hashed. `path` is how people and tables name it. */
export interface InputFile extends SourceFile {
  /** Absolute path on this machine. */
  readonly location: string;
}
