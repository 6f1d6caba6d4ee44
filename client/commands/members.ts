import { resolve } from 'node:path';
import { loadConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';
import { rfmFigures } from '../../contracts/rfm_figures.js';
import { refuseDuringErasure } from '../../store/erasures.js';
import { openStore } from '../../store/open.js';
import { exitCodes } from '../exit_codes.js';
import { memberLines } from '../render/members.js';
import { writeCsv } from '../results/csv_file.js';
import { selectionIn, type RunWithNames, type WantedMembers } from '../results/member_selection.js';
import { groupNames, memberColumns, withMembers } from '../results/members.js';
import { homeOf, pathFrom, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';
import { openRun } from './open_run.js';

/** Which members of which run, and where to. */
export interface MembersOptions extends WantedMembers {
  /** As `runs show` takes it, or the id of a run that only the store still has. */
  readonly run: string;
  readonly fromRun?: string;
  /** Most rows to show, as typed. */
  readonly limit?: string;
  /** File for all of them. */
  readonly csv?: string;
  readonly json: boolean;
  readonly config: string;
}

const shownAtMost = 50;

/**
 * `memberflow members`: lists the members behind a finding, with their numbers as they are, since that is what it is
 * asked for. Returns the exit code.
 */
export async function runMembers(options: MembersOptions, around: Surroundings): Promise<number> {
  const { terminal, folder } = around;
  const limit = limitOf(options.limit);
  const { config } = await loadConfig(options.config);
  const home = homeOf(options.config, around);
  const store = openStore(home);
  await refuseDuringErasure(store, config.business, ['waiting', 'rewriting']);
  const open = async (id: string): Promise<RunWithNames> => {
    const manifest = rfmFigures(await openRun(id, config.business, home, around));
    return { manifest, names: await groupNames(manifest, home) };
  };
  const run = await open(options.run);
  const from = options.fromRun === undefined ? null : await open(options.fromRun);
  const of = selectionIn(options, run, from);
  return await withMembers(of, home, async (list) => {
    const shown = await list.first(limit);
    const file = options.csv === undefined ? null : resolve(folder, options.csv);
    if (file !== null) await writeCsv(file, { columns: csvColumns, rows: list.all() });
    const writtenTo = file === null ? null : pathFrom(folder, file);
    const listing = { of, members: list.count, shown, currency: config.currency, writtenTo };
    tellReader(options.json, terminal, (style) => memberLines(listing, style));
    if (options.json) {
      const { runId, asOf } = of.run;
      const { selection } = of;
      terminal.out(JSON.stringify({ schema: 1, runId, asOf, selection, count: list.count, members: shown }));
    }
    return exitCodes.completed;
  });
}

const texts: readonly string[] = ['member_id', 'rfm_code', 'segment'];
const csvColumns = memberColumns.map((name) => ({ name, isText: texts.includes(name) }));

function limitOf(typed: string | undefined): number {
  if (typed === undefined) return shownAtMost;
  if (/^\d{1,9}$/.test(typed)) return Number(typed);
  throw new MemberflowError('InvalidInput', `--limit "${typed}" is not a number of rows`, {
    remedy: `Write a whole number; without it ${shownAtMost} rows are shown.`,
  });
}
