import { churnDefinitionOf } from '../../config/churn_definition.js';
import { churnDefinitionHash } from '../../config/churn_definition_hash.js';
import { loadConfig } from '../../config/load.js';
import { churn } from '../../config/schema/churn.js';
import { MemberflowError } from '../../contracts/failures.js';
import { isDay } from '../../domain/time/days.js';
import { refuseDuringErasure } from '../../store/erasures.js';
import { openStore } from '../../store/open.js';
import { exitCodes } from '../exit_codes.js';
import { churnExplainedLines } from '../render/churn_explained.js';
import { churnScoreLines } from '../render/churn_score.js';
import { explainedMember } from '../results/churn_explained.js';
import { runKnowing, type RunWithTables } from '../results/churn_run.js';
import { memberScore, scoringRunOn, type MemberScore } from '../results/churn_score.js';
import { homeOf, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';
import { openRun } from './open_run.js';

/** Who is explained, and by which run. */
export interface ChurnExplainOptions {
  readonly member: string;
  /** Local day before which everything known lies; default: the as-of of the run. */
  readonly asOf?: string;
  /** As `runs show` takes it; default: the stored run that knows of the day. */
  readonly run?: string;
  readonly json: boolean;
  readonly config: string;
}

/**
 * `memberflow churn explain MEMBER`: why the member has or has not churned by the definition of the configuration, judged by
 * the clean tables of a stored run; and how likely the member leaves, and why, by the latest run that scored churn up to
 * then. Returns the exit code.
 */
export async function runChurnExplain(options: ChurnExplainOptions, around: Surroundings): Promise<number> {
  const { member, json } = options;
  const { config } = await loadConfig(options.config);
  const home = homeOf(options.config, around);
  const store = openStore(home);
  await refuseDuringErasure(store, config.business, ['waiting', 'rewriting']);
  const wanted = dayOf(options.asOf);
  const run =
    options.run === undefined
      ? await runKnowing(store, config.business, wanted)
      : await openRun(options.run, config.business, home, around);
  const asOf = wanted ?? run.asOf;
  refuseLaterDay(asOf, run);
  const { business, currency } = config;
  const settings = config.churn ?? churn.parse({});
  const { min_tenure_days: minTenureDays } = settings;
  const scoring = await scoringRunOn(store, { business, asOf, named: run.runId });
  const { countsAs, scoredAs, explanation } = await explainedMember(store, home, {
    ...{ member, asOf, run, minTenureDays },
    definition: churnDefinitionOf(config),
    scoredOn: scoring?.asOf ?? null,
  });
  const definitionHash = churnDefinitionHash(config, settings);
  const score: MemberScore =
    scoring === null
      ? { standing: 'no_run' }
      : await memberScore(store, home, scoring, { member: scoredAs ?? member, definitionHash, currency });
  const explained = { member, countsAs, minTenureDays, explanation, toldBy: run.asOf };
  tellReader(json, around.terminal, (style) => [
    ...churnExplainedLines(explained, style),
    '',
    ...churnScoreLines({ score, asOf, currency }, style),
  ]);
  if (json) {
    around.terminal.out(
      JSON.stringify({ schema: 1, runId: run.runId, asOf, member, countsAs, ...explanation, score }),
    );
  }
  return exitCodes.completed;
}

function dayOf(typed: string | undefined): string | undefined {
  if (typed === undefined || isDay(typed)) return typed;
  throw new MemberflowError('InvalidInput', `--as-of "${typed}" is not a day`, {
    remedy: 'Write a day that exists as YYYY-MM-DD.',
  });
}

/** Days that a run knows nothing of would look like silence. */
function refuseLaterDay(asOf: string, run: RunWithTables): void {
  if (asOf <= run.asOf) return;
  throw new MemberflowError(
    'InvalidInput',
    `The run describes ${run.asOf} and knows nothing of the days until ${asOf}`,
    {
      remedy: `Say --as-of ${run.asOf} or an earlier day, or name a later run.`,
    },
  );
}
