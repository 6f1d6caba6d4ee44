import type { RunFacts } from '../../contracts/facts.js';
import type { Manifest } from '../../contracts/manifest.js';
import { moneyFromText } from '../../domain/quality/money.js';

/** Whether every order row is accounted for, and every line of the reconciliation that must be zero is. */
export function addsUp({ counts }: Manifest, { quality }: RunFacts): boolean {
  const { read, kept, quarantined, excluded } = counts.lines;
  return (
    read === kept + quarantined + excluded &&
    quality.reconciliation
      .filter(({ line }) => line === 'difference' || line === 'clean_difference')
      .every(({ rows, amount }) => (rows ?? 0) === 0 && moneyFromText(amount ?? '0') === 0n)
  );
}
