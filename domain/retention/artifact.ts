/** Parts of a published run that can go one by one. */
export const runParts = ['staging', 'working', 'results', 'documents'] as const;
export type RunPart = (typeof runParts)[number];

/** What a policy can speak of: parts of published runs, and what is not part of one. */
export const artifactKinds = [...runParts, 'database', 'unfinished', 'outbox', 'scratch'] as const;
export type ArtifactKind = (typeof artifactKinds)[number];

/** Something that is kept, of one run or of none, as far as a retention policy looks at it. */
export interface Artifact {
  readonly kind: ArtifactKind;
  /** Job of a published run; empty where it is not known. */
  readonly job: string;
  /** Empty: of no run. */
  readonly runId: string;
  /** Day that its run describes; empty where it is not known. */
  readonly asOf: string;
  /** When its run was published, or when it was last written: an ISO instant. */
  readonly at: string;
  readonly bytes: number;
  /** Rows in the database. */
  readonly rows: number;
  /** Where it lies: uris of the store, or names of files. */
  readonly places: readonly string[];
}

/** The greatest as-of first, then the last published, as `latest` is found. */
export const newestFirst = (a: Pick<Artifact, 'asOf' | 'at'>, b: Pick<Artifact, 'asOf' | 'at'>): number =>
  descending(a.asOf, b.asOf) || descending(a.at, b.at);

const descending = (a: string, b: string): number => (a > b ? -1 : a < b ? 1 : 0);
