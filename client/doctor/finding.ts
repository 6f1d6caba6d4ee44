import type { LoadedConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';

/** `none`: there is nothing to check here, and why stands in the detail. */
export type Verdict = 'ok' | 'warning' | 'failed' | 'none';

/** What one check found. */
export interface Finding {
  readonly check: string;
  readonly verdict: Verdict;
  readonly detail: string;
  /** Null where nothing is to be done. */
  readonly remedy: string | null;
}

/** What the checks look at. They change nothing. */
export interface Patient {
  readonly env: NodeJS.ProcessEnv;
  /** State folder. */
  readonly home: string;
  readonly now: () => Date;
  /** Null: the configuration cannot be used, which is a finding of its own. */
  readonly loaded: LoadedConfig | null;
}

export type Check = (patient: Patient) => Promise<readonly Finding[]>;

export const ok = (check: string, detail: string): Finding => ({
  check,
  verdict: 'ok',
  detail,
  remedy: null,
});
export const none = (check: string, detail: string): Finding => ({
  check,
  verdict: 'none',
  detail,
  remedy: null,
});
export const warning = (check: string, detail: string, remedy: string): Finding => ({
  check,
  verdict: 'warning',
  detail,
  remedy,
});
export const failed = (check: string, detail: string, remedy: string): Finding => ({
  check,
  verdict: 'failed',
  detail,
  remedy,
});

/** A failure that somebody raised, as what a check found. */
export function failedBy(check: string, error: unknown, otherwise: string): Finding {
  if (!(error instanceof MemberflowError)) {
    return failed(check, error instanceof Error ? error.message : String(error), otherwise);
  }
  return failed(check, `${error.failure}: ${error.message}`, error.details.remedy);
}

export const noConfiguration = (check: string): Finding =>
  none(check, 'not known without a configuration that can be used');
