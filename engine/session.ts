/** A value that can be bound to a `$name` parameter of a query. */
export type Parameter = string | number | bigint | boolean | null;
export type Parameters = Readonly<Record<string, Parameter>>;

/** A value as the engine gives it back: decimals, dates and timestamps as text, integers as number while they are safe. */
export type Value = string | number | bigint | boolean | null;
export type Row = Readonly<Record<string, Value>>;

export interface ResultColumn {
  readonly name: string;
  /** The engine's own name of the type, such as `DECIMAL(18,4)`. */
  readonly type: string;
}

/** A place where SQL runs, with memory and temporary files of its own; closed when its step ends. */
export interface Session {
  /** Runs one statement. */
  run(sql: string, parameters?: Parameters): Promise<void>;
  /** Rows of a small result; never the rows of a table. */
  rows(sql: string, parameters?: Parameters): Promise<readonly Row[]>;
  /** Rows of any number, in batches as the engine makes them, for a writer that holds only one. */
  batches(sql: string, parameters?: Parameters): AsyncIterable<readonly (readonly Value[])[]>;
  /** Appends rows, column by column, to a table of the session whose columns are all `double`. */
  append(table: string, columns: readonly Float64Array[]): Promise<void>;
  /**
   * Numbers of any number of rows, column by column, as the engine makes them: of each chunk one array for each column of
   * the query, which the reader may keep. Null is NaN, a truth value 1 or 0.
   *
   * @throws RangeError for a column that is neither `double` nor `boolean`: the query casts, and so says what is lost
   */
  numbers(sql: string, parameters?: Parameters): AsyncIterable<readonly Float64Array[]>;
  /** Columns that a query would give, without running it. */
  describe(sql: string): Promise<readonly ResultColumn[]>;
}

export interface SessionOptions {
  /** Below it the session makes a folder of its own for what does not fit in memory; removed at the end. */
  readonly temporaryFolder: string;
  /** Stops the running statement. */
  readonly signal: AbortSignal;
  /** Database file to attach as `published`; without it everything is in memory. */
  readonly attach?: string;
}

/** Where SQL runs: one embedded engine now, a cluster behind the same interface later. */
export interface Engine {
  /** Opens a session, does the work in it, and closes it whatever happens. */
  withSession<T>(options: SessionOptions, work: (session: Session) => Promise<T>): Promise<T>;
}
