import { MemberflowError } from '../../contracts/failures.js';

/** Where in which bucket the artifacts are kept. */
export interface ObjectAddress {
  readonly bucket: string;
  /** What every key begins with: empty, or folders that end with a slash. */
  readonly prefix: string;
}

// https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
const form =
  /^s3:\/\/(?<bucket>[a-z0-9][a-z0-9.-]{1,61}[a-z0-9])(?<path>(?:\/[\p{L}\p{N}_][\p{L}\p{N}._=-]*)*)\/?$/u;

/**
 * Reads an address such as `s3://bucket` or `s3://bucket/folder`.
 *
 * @throws MemberflowError `InvalidInput` when it is none; what was written is not repeated, since it may hold a secret
 */
export function objectAddress(text: string): ObjectAddress {
  const { bucket, path } = form.exec(text)?.groups ?? {};
  if (bucket === undefined || path === undefined) {
    throw new MemberflowError('InvalidInput', 'MEMBERFLOW_STORE is no address of an object store', {
      remedy:
        'Write it as s3://bucket or s3://bucket/folder, without credentials, which are read from the AWS_* variables; unset it to keep the store in the state folder.',
    });
  }
  return { bucket, prefix: path === '' ? '' : `${path.slice(1)}/` };
}

/** The address as people write it. */
export const addressText = ({ bucket, prefix }: ObjectAddress): string => `s3://${bucket}/${prefix}`;
