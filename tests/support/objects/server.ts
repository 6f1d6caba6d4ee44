import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { accepts, freePorts, loopback } from '../../../client/embedded/ports.js';
import { findPython } from '../python.js';
import { start, type Program } from '../processes.js';
import { findVersity } from './versity.js';

/** The bucket that every server of the tests has. */
export const bucket = 'memberflow-tests';

export const account = { id: 'tester', secret: 'secret-of-the-tester' } as const;

/** A real server of objects on this machine. */
export interface ObjectServer {
  readonly port: number;
  /** Ends it as kill -9 does; what it has kept is there when it comes up. */
  kill(): Promise<void>;
  comeUp(): Promise<void>;
  /** Ends it and removes what it has kept. */
  dispose(): Promise<void>;
}

/** Which server, and how it is started on a port with a folder of its own. */
export interface ServerKind {
  readonly name: string;
  /** Null where it cannot be had. */
  readonly program: () => Promise<((port: number, folder: string) => Program) | null>;
}

const motoPackages = ['moto[s3]==5.2.5', 'flask==3.1.3', 'flask-cors==6.0.5'];

/** One request after the other: moto itself does not keep two conditional writes apart that come at once. */
const motoProgram = `
import sys
from moto.moto_server.werkzeug_app import DomainDispatcherApplication, create_backend_app
from werkzeug.serving import run_simple
run_simple(sys.argv[1], int(sys.argv[2]), DomainDispatcherApplication(create_backend_app))
`;

/** S3 and other servers list up to 1,000. */
const keysAtATime = 100;

const motoWith = (name: string, environment: Readonly<Record<string, string>>): ServerKind => ({
  name,
  async program() {
    const python = await findPython('moto.server', { packages: motoPackages, environment: 'moto-venv' });
    if (python === null) return null;
    const env = { ...process.env, MOTO_S3_DEFAULT_MAX_KEYS: String(keysAtATime), ...environment };
    return (port) => start(python, ['-c', motoProgram, loopback, String(port)], { env });
  },
});

/** Starts within seconds; keeps its objects in memory and lets everybody in. */
export const moto = motoWith('moto', {});

/** Lets nobody in once it has a bucket. */
export const refusingMoto = motoWith('moto', { INITIAL_NO_AUTH_ACTION_COUNT: '1' });

/** Takes minutes to build; keeps its objects on disk, compares checksums, lets one account in. */
export const versity: ServerKind = {
  name: 'versitygw',
  async program() {
    const binary = await findVersity();
    if (binary === null) return null;
    return (port, folder) =>
      start(binary, ['--port', `${loopback}:${port}`, '--quiet', 'posix', folder], {
        env: { ...process.env, ROOT_ACCESS_KEY: account.id, ROOT_SECRET_KEY: account.secret },
      });
  },
};

/** Starts a server with an empty bucket; null where it cannot be had. */
export async function startObjectServer(kind: ServerKind): Promise<ObjectServer | null> {
  const launch = await kind.program();
  if (launch === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-objects-'));
  const kept = join(folder, 'kept');
  mkdirSync(kept);
  const { frontend: port } = await freePorts();
  let program: Program | null = null;
  const server: ObjectServer = {
    port,
    async kill() {
      await program?.end('SIGKILL');
      program = null;
    },
    async comeUp() {
      program = launch(port, kept);
      const ended = program.ended.then((cause) => {
        throw new Error(`the object server ended (${cause}): ${program?.output.error ?? ''}`);
      });
      ended.catch(() => undefined);
      while (!(await Promise.race([accepts(`${loopback}:${port}`), ended]))) await pause(50);
    },
    async dispose() {
      await server.kill();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await server.comeUp();
  const client = clientOf(port);
  await client.send(new CreateBucketCommand({ Bucket: bucket }));
  client.destroy();
  return server;
}

/** What a process has in its environment to use a server. */
export const environmentOf = (port: number): Readonly<Record<string, string>> => ({
  AWS_ENDPOINT_URL_S3: `http://${loopback}:${port}`,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: account.id,
  AWS_SECRET_ACCESS_KEY: account.secret,
});

/** A client of the test's own, which sees the bucket as it is. */
export function clientOf(port: number): S3Client {
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  return new S3Client({
    endpoint: `http://${loopback}:${port}`,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: account.id, secretAccessKey: account.secret },
  });
}
