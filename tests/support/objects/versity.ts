import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectFolder } from '../../../worker/project.js';

const version = 'v1.8.0';

/**
 * Path of the S3 gateway of Versity; built from the Go module proxy into the repository's cache on first use, which
 * takes some minutes. Null where there is no Go.
 */
export async function findVersity(): Promise<string | null> {
  const folder = join(projectFolder(), '.cache', `versitygw-${version}`);
  const binary = join(folder, 'versitygw');
  if (existsSync(binary)) return binary;
  try {
    await promisify(execFile)('go', ['install', `github.com/versity/versitygw/cmd/versitygw@${version}`], {
      env: { ...process.env, GOBIN: folder, GOFLAGS: '-mod=mod -buildvcs=false' },
    });
    return binary;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
