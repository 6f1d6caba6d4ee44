import { loadConfig } from '../../config/load.js';
import type { RunManifest } from '../../contracts/manifest.js';
import { openStore } from '../../store/open.js';
import { exitCodes } from '../exit_codes.js';
import { runDiffLines } from '../render/run_diff.js';
import { diffRuns } from '../results/run_diff.js';
import { homeOf, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';
import { openRun } from './open_run.js';
import type { RunsOptions } from './runs.js';

/** `memberflow runs diff A B`: what differs between two published runs. That something differs is no failure. */
export async function runsDiff(
  earlier: string,
  later: string,
  options: RunsOptions,
  around: Surroundings,
): Promise<number> {
  const { terminal } = around;
  const { config } = await loadConfig(options.config);
  const home = homeOf(options.config, around);
  const from = await openRun(earlier, config.business, home, around);
  const to = await openRun(later, config.business, home, around);
  const diff = await diffRuns(openStore(home), home, from, to);
  const { currency } = config;
  tellReader(options.json, terminal, (style) => runDiffLines({ from, to, diff, currency }, style));
  if (options.json) {
    terminal.out(JSON.stringify({ schema: 1, from: headOf(from), to: headOf(to), ...diff }));
  }
  return exitCodes.completed;
}

/** What names a run in the object that `--json` prints. */
const headOf = ({ runId, job, asOf, publishedAt, codeVersion, configurationHash, counts }: RunManifest) => ({
  runId,
  job,
  asOf,
  publishedAt,
  codeVersion,
  configurationHash,
  counts,
});
