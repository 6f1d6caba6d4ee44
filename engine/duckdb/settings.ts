/** What one session may use of the machine. */
export interface DuckDbSettings {
  /** As DuckDB takes it, such as `1GB`; beyond it, operators spill to the temporary folder. */
  readonly memoryLimit: string;
  readonly threads: number;
}

export const defaultDuckDbSettings: DuckDbSettings = { memoryLimit: '1GB', threads: 2 };
