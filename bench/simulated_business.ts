import { full } from '../examples/simulator/presets/full.js';
import { writeBusiness } from '../examples/simulator/write/write_business.js';

/** Writes a business with all tables, simulated for three years from 2022-01-03, into a folder that is not there yet. */
export async function simulateBusiness(folder: string, members: number): Promise<void> {
  await writeBusiness(
    { preset: full, seed: 1, members, blockMembers: 50_000 },
    { folder, threads: 2, signal: new AbortController().signal, progress: () => undefined },
  );
}

/**
 * Churn of such a business, as text that its configuration ends with: by the definition that `truth/` goes by.
 * @param snapshots so many months are learned from at most
 */
export const simulatedChurn = (snapshots: number): string => `
churn:
  definition:
    all:
      - { rule: no_order, days: 91 }
      - { rule: no_visit, days: 91 }
  label_days: 91
  snapshots: { every: month, most: ${snapshots} }
`;

/** The text of such a business's configuration with {@link simulatedChurn}, in place of what it may end with already. */
export const withChurn = (configuration: string, snapshots: number): string =>
  `${configuration.split('\nchurn:', 1).join('')}${simulatedChurn(snapshots)}`;
