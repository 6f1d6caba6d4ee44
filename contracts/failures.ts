/**
 * Names of the failures that a run can end with. They are part of the contract: the Temporal UI shows them,
 * `docs/troubleshooting.md` has an entry for each, and scripts branch on them.
 */
export const failureNames = [
  /** The input of a workflow, or the configuration, does not fit its schema. */
  'InvalidInput',
  /** A source can be read, and what it holds cannot be used: wrong sheet, column, encoding, format. */
  'InvalidSource',
  /** A source cannot be reached just now; tried again. */
  'SourceUnavailable',
  /** The data crossed a limit that the configuration sets. */
  'DataQualityGate',
  /** Figures that must agree do not: a fault of memberflow, never of the data. */
  'ReconciliationFailed',
  /** An artifact of the store is missing or its bytes differ from its reference. */
  'ArtifactDamaged',
  /** A stored model is damaged, or of a newer version than this memberflow can read. */
  'ModelUnreadable',
  /** The object store cannot be reached just now, or asks to be left alone; tried again. */
  'StoreUnavailable',
  /** The object store refuses the account, the bucket or the request. */
  'StoreRefused',
  /** The output database is held by another process; tried again. */
  'DatabaseLocked',
  /** No space is left for what has to be written; tried again. */
  'DiskFull',
  /** Learning takes more memory than the machine gives. */
  'OutOfMemory',
  /** The mail server cannot be reached just now, or put the mail off; nothing was sent; tried again. */
  'MailUnavailable',
  /** The mail server refuses the account, the sender or the connection's security; nothing was sent. */
  'MailRefused',
  /** There is too little in the past, or of one kind only, for a model to be learned from. */
  'NothingToLearnFrom',
  /** Nothing can be scored: no model of the same definition was trained up to that day. */
  'NoModel',
  /** A run computed again from its own staging tables gave other tables. */
  'RerunDiffers',
  /** A run of the same business, job and as-of is under way with another configuration. */
  'AlreadyRunning',
  /** A payload in Temporal is encrypted with a key that this process was not given. */
  'EncryptionKeyMissing',
  /** An encrypted payload in Temporal is not what was written. */
  'PayloadDamaged',
  /** A member is being erased from the stored runs of the business; tried again. */
  'ErasureUnderWay',
  /** A member was erased while the run was under way; it published nothing. */
  'MemberErased',
] as const;

export type FailureName = (typeof failureNames)[number];

/** Failures that waiting can cure: Temporal tries the step again. All others end the run. */
export const retryableFailures = [
  'SourceUnavailable',
  'StoreUnavailable',
  'DatabaseLocked',
  'DiskFull',
  'MailUnavailable',
  'EncryptionKeyMissing',
  'ErasureUnderWay',
] as const satisfies readonly FailureName[];

export const nonRetryableFailures: FailureName[] = failureNames.filter(
  (name) => !(retryableFailures as readonly FailureName[]).includes(name),
);

/** Where a fault stands in the input, as far as it is known. */
export interface FaultPlace {
  readonly file?: string;
  readonly sheet?: string;
  /** Row as the source's own program numbers it; the header is row 1. */
  readonly row?: number;
  readonly column?: string;
  readonly value?: string;
}

/** What every failure carries beside its message; small enough for workflow history. */
export interface FailureDetails {
  /** The next thing the reader should do. */
  readonly remedy: string;
  readonly places?: readonly FaultPlace[];
  readonly figures?: Readonly<Record<string, number | string>>;
}

/**
 * A failure that the reader can act on. Rooms below `activities/` throw it; activities translate it into
 * Temporal's `ApplicationFailure` with the same name, so that these rooms need not know Temporal.
 */
export class MemberflowError extends Error {
  readonly failure: FailureName;
  readonly details: FailureDetails;

  constructor(failure: FailureName, message: string, details: FailureDetails, options?: ErrorOptions) {
    super(message, options);
    this.name = failure;
    this.failure = failure;
    this.details = details;
  }
}
