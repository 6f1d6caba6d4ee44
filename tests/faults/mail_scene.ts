import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import type { WorkflowHandle } from '@temporalio/client';
import { jobInputOf } from '../../client/commands/job_input.js';
import { startRun } from '../../client/runs/start.js';
import { loadConfig } from '../../config/load.js';
import type { ReportInput } from '../../contracts/run.js';
import type { LedgerEntry } from '../../domain/mail/ledger.js';
import type { Program } from '../support/processes.js';
import { asOf, openSmallBusiness } from '../workflows/small_business.js';
import { resultOf } from './evidence.js';
import { openMailServer, type MailServer, type Refusal } from './mail_server.js';
import { withScene, type Scene } from './scene.js';
import { handleOf } from '../support/handle_of.js';

/** Recipients of the groups, in the order in which they are told. */
export const team = ['ann@example.com', 'bo@example.com', 'chen@example.com'] as const;
export const board = ['dee@example.com'] as const;

export const sender = 'crm@example.com';

/** Every address that the configuration names. */
export const addresses: readonly string[] = [...team, ...board, sender];

/** A published run of a small business that is to be told to two groups by a mail server, with a worker for it. */
export interface MailScene extends Scene {
  readonly server: MailServer;
  /** Works since the run was published. */
  readonly worker: Program;
  /** What the report is started with. */
  readonly input: ReportInput;
  startReport(): Promise<WorkflowHandle>;
  /** What the ledger has of each recipient, by address, such as `ann@example.com sent`; no worker may have it open. */
  ledger(): Promise<readonly string[]>;
  /** Runs the command that a warning names, as its reader would. */
  follow(warning: string | undefined): Promise<void>;
}

/** Where the ledger is kept: in the output database, or where there is none in the folder of the run. */
export type LedgerPlace = 'database' | 'folder';

/** What is not as in most scenes. */
export interface MailSceneOptions {
  readonly refusals?: Readonly<Record<string, Refusal>>;
  readonly ledger?: LedgerPlace;
}

/** Does the work in such a scene, and ends every process and the mail server, however the work ends. */
export async function withMailScene<T>(
  work: (scene: MailScene) => Promise<T>,
  { refusals = {}, ledger = 'database' }: MailSceneOptions = {},
): Promise<T> {
  const server = await openMailServer(refusals);
  try {
    return await withScene('', async (scene) => work(await publishedIn(scene, server, ledger)));
  } finally {
    await server.goDown();
  }
}

async function publishedIn(scene: Scene, server: MailServer, place: LedgerPlace): Promise<MailScene> {
  const folder = join(scene.folder, 'small');
  const { configuration } = openSmallBusiness(folder).input('shop');
  const file = join(folder, 'memberflow.yaml');
  const publish = {
    ...(configuration['publish'] as Readonly<Record<string, unknown>>),
    ...(place === 'folder' ? { database: false } : {}),
  };
  writeFileSync(file, JSON.stringify({ ...configuration, publish, mail: mailBy(server) }));
  const job = jobInputOf(await loadConfig(file), asOf, new Date());
  const worker = await scene.startWorker();
  const { client } = scene;
  const { runId: rfmRunId } = await resultOf(handleOf(client, await startRun(client, 'rfm', job)));
  const input = { ...job, rfmRunId };
  return {
    ...scene,
    server,
    worker,
    input,
    startReport: async () => handleOf(client, await startRun(client, 'report', input, { about: [rfmRunId] })),
    ledger: () =>
      place === 'database'
        ? statesInDatabase(join(folder, 'out', 'shop', 'memberflow.duckdb'))
        : Promise.resolve(statesInFolder(join(scene.home, 'store', 'shop', 'runs', rfmRunId, 'mail'))),
    async follow(warning = '') {
      const [, command] = /; memberflow (.*)$/.exec(warning) ?? [];
      if (command === undefined) throw new Error(`no command in: ${warning}`);
      const following = scene.command(...command.split(' '), '--config', file);
      const code = await following.ended;
      if (code !== '0') throw new Error(`${command} ended with ${code}: ${following.output.error}`);
    },
  };
}

/** A page is attached to the larger mail, so that it arrives in many pieces. */
const mailBy = ({ port }: MailServer): Readonly<Record<string, unknown>> => ({
  from: { address: sender },
  smtp: { host: '127.0.0.1', port, security: 'none' },
  groups: {
    team: { to: team, content: ['findings'], attach: ['report'] },
    board: { to: board, content: ['findings'], attach: [] },
  },
});

async function statesInDatabase(database: string): Promise<readonly string[]> {
  const instance = await DuckDBInstance.create(database, { access_mode: 'read_only' });
  const connection = await instance.connect();
  try {
    const rows = await connection.runAndReadAll(
      `select address || ' ' || state as told from mail_recipients order by address`,
    );
    return rows.getRowObjectsJson().map(({ told }) => told as string);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** Each decision upon a mail is a document, `<report>.<group>.<number>.json`: the last one counts. */
function statesInFolder(folder: string): readonly string[] {
  const last = new Map<string, number>();
  for (const name of readdirSync(folder)) {
    const [, mail = '', number = ''] = /^(.+)\.(\d+)\.json$/.exec(name) ?? [];
    last.set(mail, Math.max(Number(number), last.get(mail) ?? 0));
  }
  return [...last]
    .map(([mail, number]) => readFileSync(join(folder, `${mail}.${number}.json`), 'utf8'))
    .map((text) => JSON.parse(text) as { readonly entry: LedgerEntry })
    .flatMap(({ entry }) => entry.recipients.map(({ address, state }) => `${address} ${state}`))
    .sort();
}
