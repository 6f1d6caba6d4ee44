/** A member's history as importance weighting sees it: numbered draws of the hidden variables from their prior. */
export interface HiddenHistory {
  readonly weeks: number;
  /** Draws the hidden variables `from` to `to` − 1 from the prior, each at the beginning of the history. */
  readonly draw: (from: number, to: number) => void;
  /** Takes these draws through a week. */
  readonly filter: (week: number, from: number, to: number) => void;
  /** Adds the log likelihood of what was seen since the last time to that of each of these draws. */
  readonly settle: (from: number, to: number, logs: Float64Array) => void;
}

/** How many draws are made. */
export interface Effort {
  readonly first: number;
  /** Doubled until the effective sample size comes to this … */
  readonly enough: number;
  /** … but not beyond this many draws. */
  readonly most: number;
}

/** From 1,000 draws, doubled while the effective sample size is below 100, up to 64,000. */
export const usualEffort: Effort = { first: 1_000, enough: 100, most: 64_000 };

export interface Weighed {
  readonly draws: number;
  /** Kish's effective sample size: (Σ w)² / Σ w². */
  readonly effective: number;
}

/** Draws that go through the history together, so that they stay in the processor's cache. */
const together = 500;
/** Weeks after which likelihoods are taken into logarithms: their product stays far above the smallest number. */
const stretch = 8;

/**
 * Weighs draws from the prior by the likelihood of the history (importance sampling: Robert and Casella 2004, ch. 3).
 * Earlier draws are kept when their number is doubled.
 *
 * @param weights receives the weights of the draws, adding up to 1; room for `effort.most`
 */
export function weigh(history: HiddenHistory, effort: Effort, weights: Float64Array): Weighed {
  let draws = 0;
  let effective = 0;
  for (let wanted = effort.first; effective < effort.enough && wanted <= effort.most; wanted *= 2) {
    for (let from = draws; from < wanted; from += together)
      logLikelihoods(history, from, Math.min(wanted, from + together), weights);
    draws = wanted;
    effective = effectiveSize(weights, draws);
  }
  normalise(weights, draws);
  return { draws, effective };
}

function logLikelihoods(history: HiddenHistory, from: number, to: number, logs: Float64Array): void {
  history.draw(from, to);
  logs.fill(0, from, to);
  for (let week = 0; week < history.weeks; week++) {
    history.filter(week, from, to);
    if (week % stretch === stretch - 1) history.settle(from, to, logs);
  }
  history.settle(from, to, logs);
}

function greatest(logs: Float64Array, count: number): number {
  let most = -Infinity;
  for (let i = 0; i < count; i++) most = Math.max(most, logs[i] as number);
  return most;
}

function effectiveSize(logs: Float64Array, count: number): number {
  const most = greatest(logs, count);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < count; i++) {
    const weight = Math.exp((logs[i] as number) - most);
    sum += weight;
    squares += weight * weight;
  }
  return (sum * sum) / squares;
}

/** Turns log weights into weights that add up to 1. */
function normalise(logs: Float64Array, count: number): void {
  const most = greatest(logs, count);
  let sum = 0;
  for (let i = 0; i < count; i++) {
    logs[i] = Math.exp((logs[i] as number) - most);
    sum += logs[i] as number;
  }
  for (let i = 0; i < count; i++) logs[i] = (logs[i] as number) / sum;
}
