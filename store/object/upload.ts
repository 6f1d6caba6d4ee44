import { createHash } from 'node:crypto';
import { open, readFile, type FileHandle } from 'node:fs/promises';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  ListMultipartUploadsCommand,
  type ListMultipartUploadsCommandOutput,
  type ListMultipartUploadsRequest,
  PutObjectCommand,
  UploadPartCommand,
  type CompletedPart,
  type S3Client,
} from '@aws-sdk/client-s3';

/** Bytes of a part; a file that has no more goes up in one request. Parts are held in memory, to be sent again. */
const partBytes = 8 * 1024 * 1024;
/** Most parts that an upload may have. https://docs.aws.amazon.com/AmazonS3/latest/userguide/qfacts.html */
const mostParts = 10_000;
const partsAtATime = 3;

export interface ObjectPlace {
  readonly Bucket: string;
  readonly Key: string;
}

export interface FileToUpload {
  readonly path: string;
  readonly bytes: number;
  /** In hex. */
  readonly sha256: string;
}

/** Stores a file as an object, whole or not at all; the server compares the SHA-256 of what arrives. */
export async function upload(client: S3Client, place: ObjectPlace, file: FileToUpload): Promise<void> {
  if (file.bytes > partBytes) {
    await uploadInParts(client, place, file);
    return;
  }
  const ChecksumSHA256 = Buffer.from(file.sha256, 'hex').toString('base64');
  await client.send(new PutObjectCommand({ ...place, Body: await readFile(file.path), ChecksumSHA256 }));
}

/** The object appears with the last request, which names the parts; until then nobody sees anything of it. */
async function uploadInParts(client: S3Client, place: ObjectPlace, file: FileToUpload): Promise<void> {
  // What a killed attempt left would be kept, and paid for, for ever.
  await abortUploads(client, place.Bucket, place.Key, (key) => key === place.Key);
  const { UploadId } = await client.send(
    new CreateMultipartUploadCommand({ ...place, ChecksumAlgorithm: 'SHA256' }),
  );
  const whole = { ...place, UploadId };
  try {
    const Parts = await uploadParts(client, whole, file);
    await client.send(new CompleteMultipartUploadCommand({ ...whole, MultipartUpload: { Parts } }));
  } catch (error) {
    // The failure that counts is the first; what cannot be aborted now is aborted by the next attempt or the sweep.
    await client.send(new AbortMultipartUploadCommand(whole)).catch(() => undefined);
    throw error;
  }
}

interface UploadUnderWay extends ObjectPlace {
  readonly UploadId: string | undefined;
}

async function uploadParts(
  client: S3Client,
  whole: UploadUnderWay,
  { path, bytes }: FileToUpload,
): Promise<CompletedPart[]> {
  const size = Math.max(partBytes, Math.ceil(bytes / mostParts));
  const count = Math.ceil(bytes / size);
  const parts: CompletedPart[] = [];
  const file = await open(path);
  try {
    let begun = 0;
    let hasFailed = false;
    const lane = async (): Promise<void> => {
      while (begun < count && !hasFailed) {
        begun += 1;
        const PartNumber = begun;
        const Body = await readPart(file, (PartNumber - 1) * size, size);
        const ChecksumSHA256 = createHash('sha256').update(Body).digest('base64');
        const part = new UploadPartCommand({ ...whole, PartNumber, Body, ChecksumSHA256 });
        const { ETag } = await client.send(part).catch((error: unknown) => {
          hasFailed = true;
          throw error;
        });
        parts[PartNumber - 1] = { PartNumber, ETag, ChecksumSHA256 };
      }
    };
    // The file is closed when every lane has ended, also after a failure.
    const lanes = await Promise.allSettled(Array.from({ length: partsAtATime }, lane));
    for (const one of lanes) if (one.status === 'rejected') throw one.reason;
    return parts;
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, position: number, size: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(size), 0, size, position);
  return buffer.subarray(0, bytesRead);
}

/**
 * Gives up uploads whose keys begin with a prefix; the store forgets their parts.
 *
 * @param isMeant which of them
 */
export async function abortUploads(
  client: S3Client,
  Bucket: string,
  Prefix: string,
  isMeant: (key: string) => boolean = () => true,
): Promise<void> {
  for await (const { Uploads = [] } of uploadPages(client, { Bucket, Prefix })) {
    for (const { Key, UploadId } of Uploads.filter(({ Key: key = '' }) => isMeant(key)))
      await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
  }
}

/** The SDK has no paginator for these. */
async function* uploadPages(
  client: S3Client,
  of: { readonly Bucket: string; readonly Prefix: string },
): AsyncGenerator<ListMultipartUploadsCommandOutput> {
  let after: Pick<ListMultipartUploadsRequest, 'KeyMarker' | 'UploadIdMarker'> | null = {};
  while (after !== null) {
    const page: ListMultipartUploadsCommandOutput = await client.send(
      new ListMultipartUploadsCommand({ ...of, ...after }),
    );
    yield page;
    after =
      page.IsTruncated === true
        ? { KeyMarker: page.NextKeyMarker, UploadIdMarker: page.NextUploadIdMarker }
        : null;
  }
}
