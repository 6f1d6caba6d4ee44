import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { RunOutcome } from '../../contracts/run.js';
import { projectFolder } from '../../worker/project.js';
import { startTemporal } from '../faults/temporal.js';
import { build } from '../support/built.js';
import { start, type Program } from '../support/processes.js';
import { temporaryFolder } from '../support/temporary.js';
import { readDockerfile } from './dockerfile.js';

const root = projectFolder();
const textOf = (name: string): string => readFileSync(join(root, name), 'utf8');
const jsonOf = (name: string): unknown => JSON.parse(textOf(name));

const stages = readDockerfile();
const [building, final] = stages;

interface LockEntry {
  readonly dev?: boolean;
  readonly optional?: boolean;
}
const { packages } = jsonOf('package-lock.json') as {
  readonly packages: Readonly<Record<string, LockEntry>>;
};
/** What stays after `npm prune --omit=dev`. */
const production = Object.entries(packages).filter(([path, { dev }]) => path !== '' && dev !== true);

beforeAll(build);

describe('the Dockerfile', () => {
  it('builds on one version of Debian’s Node, which is one that memberflow runs on', () => {
    expect(stages.map(({ base }) => base)).toEqual(Array(2).fill(building?.base));
    expect(building?.base).toMatch(/^node:20\.(19|[2-9]\d)\.\d+-bookworm-slim$/);
    const { engines } = jsonOf('package.json') as { readonly engines: { readonly node: string } };
    expect(engines.node).toBe('>=20.19');
  });

  it('copies what there is, and what .dockerignore lets it see', () => {
    const seen = textOf('.dockerignore')
      .split('\n')
      .flatMap((line) => /^!(.+)$/.exec(line)?.[1] ?? []);
    const wanted = stages.flatMap(({ copies }) =>
      copies.filter(({ from }) => from === null).flatMap(({ sources }) => sources),
    );
    expect(wanted.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect([...new Set(wanted.map((path) => path.replace(/^\.\//, '')))].sort()).toEqual([...seen].sort());
  });

  it('copies everything that is built', () => {
    const { include } = jsonOf('tsconfig.build.json') as { readonly include: readonly string[] };
    const copied = building?.copies.flatMap(({ sources }) => sources) ?? [];
    const needed = [
      ...include,
      'scripts',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.build.json',
    ];
    expect(needed.filter((path) => !copied.includes(path))).toEqual([]);
  });

  it('runs the command line as a user without rights, under an init', () => {
    const last = (name: string) => final?.instructions.findLast(([one]) => one === name)?.[1];
    expect(last('USER')).toBe('node');
    expect(JSON.parse(last('ENTRYPOINT') ?? '')).toEqual(['tini', '--', 'node', '/app/dist/client/cli.js']);
    expect(JSON.parse(last('CMD') ?? '')).toEqual(['worker']);
  });

  it('asks the worker for its metrics to know whether it is healthy', () => {
    const [, address = 'none'] = /MEMBERFLOW_METRICS_ADDRESS=(\S+)/.exec(textOf('Dockerfile')) ?? [];
    const check = final?.instructions.find(([name]) => name === 'HEALTHCHECK')?.[1];
    expect(check).toContain(`fetch('http://${address}/metrics')`);
  });
});

describe('what the image holds', () => {
  it('has every package that the compiled modules import', () => {
    const names = new Set(production.map(([path]) => path.replace(/^node_modules\//, '')));
    const imported = new Set(imagedModules().flatMap(([, text]) => packagesIn(text)));
    expect([...imported].filter((name) => !names.has(name))).toEqual([]);
    expect(imported.size).toBeGreaterThan(10);
  });

  it('is enough for a worker, and for a command that sees a whole run with report and mail through', async () => {
    const folder = temporaryFolder();
    const image = imageIn(join(folder, 'app'));
    const server = await startTemporal(folder, 'image');
    const business = businessIn(join(folder, 'business'));
    const memberflow = (...parameters: readonly string[]): Program =>
      start(process.execPath, [join(image, 'dist', 'client', 'cli.js'), ...parameters], {
        cwd: business,
        env: {
          PATH: process.env['PATH'],
          HOME: folder,
          TEMPORAL_ADDRESS: server.address,
          TEMPORAL_NAMESPACE: 'image',
          MEMBERFLOW_HOME: join(folder, 'home'),
          MEMBERFLOW_LOG_LEVEL: 'warn',
        },
      });
    const worker = memberflow('worker');
    try {
      await worker.says('Working for');
      const run = memberflow('run', 'memberOperations', '--as-of', '2021-01-01', '--json');
      expect(await run.ended, run.output.error + worker.output.error).toBe('0');
      const outcome = JSON.parse(run.output.standard) as RunOutcome;
      const kinds = new Set(outcome.documents.map(({ kind }) => kind));
      expect([...kinds]).toEqual(
        expect.arrayContaining(['workbook', 'database', 'report', 'mail', 'manifest']),
      );
    } finally {
      await worker.end();
      await server.program.end('SIGKILL');
    }
    expect(await worker.ended).toBe('0');
  }, 120_000);
});

/** Modules that the build stage compiles; a clone's dist may hold those of benchmarks too. */
function imagedModules(): readonly (readonly [path: string, text: string])[] {
  const { include } = jsonOf('tsconfig.build.json') as { readonly include: readonly string[] };
  return include
    .filter((room) => room !== 'examples')
    .flatMap((room) =>
      readdirSync(join(root, 'dist', room), { recursive: true, encoding: 'utf8' }).map((name) =>
        join(room, name),
      ),
    )
    .filter((path) => /\.c?js$/.test(path) && !path.includes('browser'))
    .map((path) => [path, readFileSync(join(root, 'dist', path), 'utf8')] as const);
}

function packagesIn(text: string): readonly string[] {
  const specifiers = [
    ...text.matchAll(/(?:\bfrom |\bimport |\bimport\(|\brequire\(|\.resolve\()'([^'.][^']*)'/g),
  ].map(([, name = '']) => name);
  return specifiers
    .filter((name) => !name.startsWith('node:') && !builtinModules.includes(name) && /^[@a-z]/.test(name))
    .map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    );
}

/** The folder /app of the image: what its last stage copies, packages by links to those installed here. */
function imageIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  for (const { sources, from } of final?.copies ?? [])
    for (const source of sources) {
      const path = from === null ? source : source.replace(/^\/app\//, '');
      if (path !== 'node_modules') cpSync(join(root, path), join(folder, path), { recursive: true });
    }
  const outermost = production
    .map(([path]) => path)
    .filter((path) => path.lastIndexOf('node_modules/') === 0);
  for (const path of outermost.filter((one) => existsSync(join(root, one)))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
  return folder;
}

function businessIn(folder: string): string {
  mkdirSync(folder);
  const orders = Array.from(
    { length: 60 },
    (_, n) => `${n},m${n % 12},2020-${String((n % 12) + 1).padStart(2, '0')}-05,${n + 10}`,
  );
  writeFileSync(join(folder, 'orders.csv'), ['id,card,day,amount', ...orders, ''].join('\n'));
  writeFileSync(
    join(folder, 'memberflow.yaml'),
    `version: 1
business: image-shop
time_zone: UTC
currency: EUR
sources: {orders: {kind: csv, path: orders.csv}}
tables:
  orders:
    source: orders
    columns: {order_id: id, member_id: card, ordered_at: day, amount: amount}
mail:
  from: {address: crm@example.com}
  groups: {team: {to: [team@example.com], attach: [report, workbook]}}
`,
  );
  return folder;
}
