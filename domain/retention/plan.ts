import {
  artifactKinds,
  newestFirst,
  runParts,
  type Artifact,
  type ArtifactKind,
  type RunPart,
} from './artifact.js';
import { isExpired, type RetentionRule } from './rule.js';

/** How long what stays: a rule for each kind, and one for whole runs. What has no rule stays for ever. */
export type RetentionPolicy = Readonly<Partial<Record<ArtifactKind | 'runs', RetentionRule | undefined>>>;

/** What nothing may be taken from just now. */
export interface UnderWay {
  /** Run ids. */
  readonly runs: ReadonlySet<string>;
  /** Days that jobs under way describe: a report or a rerun reads the tables of a run of its day. */
  readonly days: ReadonlySet<string>;
}

export interface GoingArtifact extends Artifact {
  /** The key of the policy that lets it go. */
  readonly because: ArtifactKind | 'runs';
}

/**
 * What a policy lets go, in the order of the artifacts. Never of the latest published run of a job (greatest as-of, then last
 * published), but for what its steps left over; never of a run or day that a job under way is about.
 * @param now ISO instant
 */
export function planRetention(
  artifacts: readonly Artifact[],
  policy: RetentionPolicy,
  underWay: UnderWay,
  now: string,
): readonly GoingArtifact[] {
  const latest = latestRuns(artifacts);
  const mayGo = (artifact: Artifact): boolean =>
    !isUnderWay(artifact, underWay) && (isLeftOver(artifact) || !latest.has(artifact.runId));
  const byKind = expiredByKind(artifacts, policy, now);
  const wholeRuns = expiredRuns(artifacts, policy.runs, now);
  return artifacts.filter(mayGo).flatMap((artifact): readonly GoingArtifact[] => {
    if (isPart(artifact) && wholeRuns.has(artifact.runId)) return [{ ...artifact, because: 'runs' }];
    return byKind.has(artifact) ? [{ ...artifact, because: artifact.kind }] : [];
  });
}

/** Whether a job under way may need an artifact. */
export const isUnderWay = (
  { runId, asOf }: Pick<Artifact, 'runId' | 'asOf'>,
  { runs, days }: UnderWay,
): boolean => runs.has(runId) || days.has(asOf);

/** What steps left over is of no use to anybody, of the latest run neither. */
const isLeftOver = ({ kind }: Artifact): boolean => kind === 'scratch';

const isPart = ({ kind }: Artifact): boolean => runParts.includes(kind as RunPart);

const isOfPublishedRun = (artifact: Artifact): boolean => isPart(artifact) || artifact.kind === 'database';

/** Run ids of the latest published run of each job: by what the store has of runs, and by what the database has. */
function latestRuns(artifacts: readonly Artifact[]): ReadonlySet<string> {
  const published = artifacts.filter(isOfPublishedRun);
  const stores = grouped(
    published,
    (artifact) => `${isPart(artifact) ? 'store' : 'database'} ${artifact.job}`,
  );
  return new Set(stores.flatMap((store) => store.toSorted(newestFirst)[0]?.runId ?? []));
}

/** Artifacts that the rule of their own kind lets go. */
function expiredByKind(
  artifacts: readonly Artifact[],
  policy: RetentionPolicy,
  now: string,
): ReadonlySet<Artifact> {
  return new Set(
    artifactKinds.flatMap((kind) => {
      const rule = policy[kind];
      const ofKind = artifacts.filter((artifact) => artifact.kind === kind);
      return rule === undefined ? [] : expiredOf(ofKind, rule, now);
    }),
  );
}

/** Run ids of which everything goes. */
function expiredRuns(
  artifacts: readonly Artifact[],
  rule: RetentionRule | undefined,
  now: string,
): ReadonlySet<string> {
  if (rule === undefined) return new Set();
  const runs = new Map(artifacts.filter(isPart).map((artifact) => [artifact.runId, artifact]));
  return new Set(expiredOf([...runs.values()], rule, now).map(({ runId }) => runId));
}

/** What a rule lets go; places are counted job by job. */
const expiredOf = (artifacts: readonly Artifact[], rule: RetentionRule, now: string): readonly Artifact[] =>
  grouped(artifacts, ({ job }) => job).flatMap((group) =>
    group.toSorted(newestFirst).filter(({ at }, place) => isExpired(rule, at, place, now)),
  );

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): readonly (readonly T[])[] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return [...groups.values()];
}
