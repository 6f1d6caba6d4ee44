import type { FailureName } from './failures.js';

/** How a run can end beside the named failures: by a fault of memberflow, by a limit, by somebody's hand. */
export type EndName = FailureName | 'Unexpected' | 'Timeout' | 'Terminated';

/** Who has to act after a run ended so, as the Temporal UI and `docs/troubleshooting.md` say it. */
export const whoseTurn = {
  InvalidInput: 'whoever keeps the configuration',
  InvalidSource: 'whoever made the file',
  SourceUnavailable: 'whoever runs the source or the network',
  DataQualityGate: 'whoever answers for the data',
  ReconciliationFailed: 'the makers of memberflow',
  ArtifactDamaged: 'whoever runs the disk of the store',
  ModelUnreadable: 'whoever runs the worker',
  StoreUnavailable: 'whoever runs the object store or the network',
  StoreRefused: 'whoever keeps the account of the object store',
  DatabaseLocked: 'whoever has the database open',
  DiskFull: 'whoever runs the disk',
  OutOfMemory: 'whoever runs the worker',
  MailUnavailable: 'whoever runs the mail server or the network',
  MailRefused: 'whoever keeps the mail account',
  NothingToLearnFrom: 'whoever keeps the configuration',
  NoModel: 'whoever started the run',
  RerunDiffers: 'the makers of memberflow',
  AlreadyRunning: 'whoever started the other run',
  EncryptionKeyMissing: 'whoever runs the worker',
  PayloadDamaged: 'whoever runs the cluster',
  ErasureUnderWay: 'nobody',
  MemberErased: 'whoever started the run',
  Unexpected: 'the makers of memberflow',
  Timeout: 'whoever runs the worker',
  Terminated: 'whoever runs the cluster',
} as const satisfies Readonly<Record<EndName, string>>;

/** {@link whoseTurn} of a failure that another program may have raised. */
export const turnOf = (failure: string): string =>
  (whoseTurn as Readonly<Record<string, string>>)[failure] ?? whoseTurn.Unexpected;

/** Whether a failure has a name of memberflow's. */
export const isEndName = (name: string | null | undefined): name is EndName =>
  typeof name === 'string' && Object.hasOwn(whoseTurn, name);
