/** What is known of a file that was written to the store. */
export interface Stored {
  readonly uri: string;
  readonly bytes: number;
  readonly sha256: string;
}

/** What the store itself knows of an artifact. */
export interface StoredEntry {
  readonly uri: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

/**
 * Artifacts by reference, in a folder or in object storage. An artifact appears whole or not at all; writing the same
 * uri again replaces it.
 */
export interface Store {
  /**
   * Lets `write` make a file under a name of its own, then moves it to its place, and removes it when `write` fails.
   * With it go the files of attempts at this uri that began earlier: they were killed, or stand still and are given up.
   */
  put(uri: string, write: (temporaryPath: string) => Promise<void>): Promise<Stored>;
  /**
   * Writes a small document unless there is one already, and tells whether it did: of all who try, also on other
   * machines, one does. In a folder only its owner may read it.
   */
  putIfAbsent(uri: string, text: string): Promise<boolean>;
  /** Path of a local copy, after its sha256 was compared. It keeps the name of the artifact; nobody may change it. */
  get(stored: Pick<Stored, 'uri' | 'sha256'>): Promise<string>;
  /** A small document whose hash is not known, or null when there is none. */
  read(uri: string): Promise<string | null>;
  /** Names directly below a folder. */
  list(folderUri: string): Promise<readonly string[]>;
  /** Every artifact below a folder, in the order of their uris; what is being written may be among them. */
  entries(folderUri: string): Promise<readonly StoredEntry[]>;
  /** Removes an artifact, or a folder with everything below it; that there is none is no fault. */
  remove(uri: string): Promise<void>;
  /** Removes what killed writers left below a folder; nobody may be writing there. */
  sweep(folderUri: string): Promise<void>;
  /** Where people find it: a `file:` or `s3:` URL. */
  urlOf(uri: string): string;
  /** A folder of this machine for temporary files of a step, within that of a shorter uri; the caller removes it. */
  scratch(uri: string): string;
}
