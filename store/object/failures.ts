import { MemberflowError } from '../../contracts/failures.js';
import { namedDiskFull } from '../disk_full.js';

/** What is known of a failed request: the service's code, the status of its answer where there was one. */
interface Refusal {
  readonly code: string;
  readonly status: number | null;
  readonly message: string;
}

/** Codes that say "try again" although their status does not. */
const passing: readonly string[] = [
  'BadDigest',
  'ConditionalRequestConflict',
  'IncompleteBody',
  'NoSuchUpload',
  'OperationAborted',
  'RequestTimeout',
  'SlowDown',
  'Throttling',
  'ThrottlingException',
  'XAmzContentChecksumMismatch',
  'XAmzContentSHA256Mismatch',
];

/** What to do about the refusals that people meet most. */
const remedies: Readonly<Record<string, string>> = {
  AccessDenied: 'Give the account the rights that docs/store.md lists, on this bucket and folder.',
  AllAccessDisabled: 'Give the account the rights that docs/store.md lists, on this bucket and folder.',
  AuthorizationHeaderMalformed: 'Set AWS_REGION to the region of the bucket.',
  ExpiredToken: 'Renew the credentials and start memberflow again.',
  InvalidAccessKeyId: 'Check AWS_ACCESS_KEY_ID, AWS_PROFILE, or the role of this machine.',
  NoSuchBucket: 'Create the bucket, or correct MEMBERFLOW_STORE.',
  NotImplemented: 'The server lacks what memberflow needs: see docs/store.md for what that is.',
  PermanentRedirect: 'Set AWS_REGION to the region of the bucket.',
  RequestTimeTooSkewed: 'Set the clock of this machine.',
  SignatureDoesNotMatch: 'Check AWS_SECRET_ACCESS_KEY.',
};

const generalRemedy = 'Check MEMBERFLOW_STORE, the region, the credentials and the rights of the account.';

/** Codes of Node for a server whose certificate is not trusted: waiting does not cure it. */
const untrusted = /^(CERT_|DEPTH_ZERO_|ERR_TLS_|SELF_SIGNED_|UNABLE_TO_)/;

/**
 * Does a request and gives its failure the name of the contract. The SDK's own error goes no further, because it
 * carries the request with the account in it.
 *
 * @param where the object store, as people write its address
 */
export async function asking<T>(where: string, request: () => Promise<T>): Promise<T> {
  try {
    return await request();
  } catch (thrown) {
    // An object is downloaded to a disk of this machine.
    const error = namedDiskFull(thrown);
    throw error instanceof MemberflowError ? error : named(where, refusalOf(error));
  }
}

/** The code of a failed request; empty when it has none. */
export const codeOf = (error: unknown): string => refusalOf(error).code;

function refusalOf(error: unknown): Refusal {
  if (!(error instanceof Error)) return { code: '', status: null, message: String(error) };
  const { $metadata: metadata, code } = error as {
    readonly $metadata?: { readonly httpStatusCode?: number };
    readonly code?: unknown;
  };
  const known = typeof code === 'string' ? code : error.name;
  return {
    code: known,
    status: metadata?.httpStatusCode ?? null,
    // A refused connection to a name with several addresses has no message of its own.
    message: error.message === '' ? known : error.message,
  };
}

function named(where: string, { code, status, message }: Refusal): MemberflowError {
  const said = status === null ? message : `${message.replace(/\.$/, '')} (${code}, ${status})`;
  if (code === 'CredentialsProviderError') {
    return new MemberflowError('StoreUnavailable', `There are no credentials for the object store ${where}`, {
      remedy: 'Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, AWS_PROFILE, or give this machine a role.',
    });
  }
  // Missing, empty, or no name of a region.
  if (/region (is missing|not accepted)/i.test(message)) {
    return new MemberflowError('StoreRefused', `The region of the object store ${where} is not known`, {
      remedy: 'Set AWS_REGION; servers of your own mostly take us-east-1.',
    });
  }
  if (status === null ? !untrusted.test(code) : passes(code, status)) {
    return new MemberflowError(
      'StoreUnavailable',
      `The object store ${where} does not serve us now: ${said}`,
      {
        remedy:
          'Check that it runs and can be reached from this machine, and AWS_ENDPOINT_URL_S3 where it is a server of your own.',
      },
    );
  }
  return new MemberflowError('StoreRefused', `The object store ${where} refuses the request: ${said}`, {
    remedy:
      status === null
        ? 'Name the file with the certificate of your authority in NODE_EXTRA_CA_CERTS.'
        : (remedies[code] ?? generalRemedy),
  });
}

const passes = (code: string, status: number): boolean =>
  passing.includes(code) || status === 408 || status === 429 || (status >= 500 && status !== 501);
