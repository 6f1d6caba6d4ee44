import { randomUUID } from 'node:crypto';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { addressText, type ObjectAddress } from './address.js';
import { download, downloadText } from './download.js';
import { asking, codeOf } from './failures.js';
import { abortUploads, upload, type FileToUpload, type ObjectPlace } from './upload.js';

/** How a server is dealt with. */
export interface Dealing {
  /** Null: as the files of AWS say. */
  readonly region: string | null;
  /** The bucket's name stands in the path, not in the host name. */
  readonly pathStyle: boolean;
  /** Milliseconds until a connection must stand. */
  readonly connecting: number;
  /** Milliseconds that a connection may be silent. */
  readonly silent: number;
  /** How often a request is tried, with growing pauses; behind that the step itself is tried again. */
  readonly attempts: number;
}

/** Connections to the server; the manifests of all runs are read at once, and wait for each other. */
const maxSockets = 32;
const longestWait = 3_600_000;

/** Requests to a bucket; keys are relative to the folder of the address. */
export type Bucket = ReturnType<typeof openBucket>;

/** Opens a bucket; region, credentials and endpoint are read as by every tool of AWS. Nothing is requested yet. */
export function openBucket(address: ObjectAddress, dealing: Dealing) {
  const client = openClient(dealing);
  const { bucket: Bucket, prefix } = address;
  const placeOf = (key: string): ObjectPlace => ({ Bucket, Key: prefix + key });
  const ask = <T>(request: () => Promise<T>): Promise<T> => asking(addressText(address), request);
  return {
    /** Stores a file as an object, whole or not at all. */
    upload: (key: string, file: FileToUpload) => ask(() => upload(client, placeOf(key), file)),
    /** Stores a small object unless there is one; whether it did. */
    uploadIfAbsent: (key: string, text: string) => ask(() => uploadIfAbsent(client, placeOf(key), text)),
    /** Writes an object to a file; gives its SHA-256 in hex, or null where there is none. */
    download: (key: string, path: string) => ask(() => download(client, placeOf(key), path)),
    /** A small object, or null where there is none. */
    text: (key: string) => ask(() => downloadText(client, placeOf(key))),
    /** Names directly below a folder, which ends with a slash. */
    names: (folder: string) => ask(() => names(client, Bucket, prefix + folder)),
    /** Every object below a folder, which ends with a slash, with its size and the time it was stored. */
    objects: (folder: string) => ask(() => objects(client, Bucket, prefix + folder)),
    /** Deletes an object, and all that lie in the folder of its name. */
    remove: (key: string) => ask(() => remove(client, placeOf(key))),
    /** Gives up the uploads under way below a folder, which ends with a slash. */
    abortUploads: (folder: string) => ask(() => abortUploads(client, Bucket, prefix + folder)),
  };
}

function openClient({ region, pathStyle, connecting, silent, attempts }: Dealing): S3Client {
  // That the SDK will want another Node some day is for those who choose its version, not for users on every command.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true';
  return new S3Client({
    ...(region !== null && { region }),
    forcePathStyle: pathStyle,
    maxAttempts: attempts,
    // SHA-256 is sent with every object and compared when it is read; servers of one's own may not know other sums.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: {
      connectionTimeout: connecting,
      socketTimeout: silent,
      httpAgent: { maxSockets },
      httpsAgent: { maxSockets },
      socketAcquisitionWarningTimeout: longestWait,
    },
  });
}

/** Metadata that tells whose write an object is from. */
const writeMark = 'memberflow-write';

async function uploadIfAbsent(client: S3Client, place: ObjectPlace, text: string): Promise<boolean> {
  const mark = randomUUID();
  try {
    await client.send(
      new PutObjectCommand({ ...place, Body: text, IfNoneMatch: '*', Metadata: { [writeMark]: mark } }),
    );
    return true;
  } catch (error) {
    if (codeOf(error) !== 'PreconditionFailed') throw error;
    // It may be our own: the answer to the first attempt was lost, and the SDK has tried again.
    const { Metadata } = await client.send(new HeadObjectCommand(place));
    return Metadata?.[writeMark] === mark;
  }
}

async function names(client: S3Client, Bucket: string, Prefix: string): Promise<readonly string[]> {
  const found: string[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix, Delimiter: '/' })) {
    for (const { Key = '' } of page.Contents ?? []) found.push(Key.slice(Prefix.length));
    for (const { Prefix: folder = '' } of page.CommonPrefixes ?? [])
      found.push(folder.slice(Prefix.length, -1));
  }
  // Consoles make an object with an empty name to show an empty folder.
  return found.filter((name) => name !== '').sort();
}

/** An object, by its key behind the folder's. */
export interface ObjectBelow {
  readonly key: string;
  readonly bytes: number;
  readonly modifiedAt: Date;
}

async function objects(client: S3Client, Bucket: string, Prefix: string): Promise<readonly ObjectBelow[]> {
  const found: ObjectBelow[] = [];
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
    for (const { Key = '', Size: bytes = 0, LastModified: modifiedAt = new Date(0) } of page.Contents ?? [])
      found.push({ key: Key.slice(Prefix.length), bytes, modifiedAt });
  }
  return found.filter(({ key }) => key !== '' && !key.endsWith('/'));
}

async function remove(client: S3Client, { Bucket, Key }: ObjectPlace): Promise<void> {
  await client.send(new DeleteObjectCommand({ Bucket, Key })).catch(unlessAbsent);
  // A page has at most as many keys as one request may delete.
  for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix: `${Key}/` })) {
    const Objects = (page.Contents ?? []).map((found) => ({ Key: found.Key }));
    if (Objects.length === 0) continue;
    const { Errors = [] } = await client.send(
      new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }),
    );
    for (const { Code: code = '', Message: message = '' } of Errors)
      unlessAbsent(Object.assign(new Error(message), { code }));
  }
}

/** S3 itself does not mind deleting what is not there; servers that keep objects as files do. */
function unlessAbsent(error: unknown): void {
  if (codeOf(error) !== 'NoSuchKey') throw error;
}
