import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { buildProgram } from '../../client/program.js';
import { searchAttributes } from '../../contracts/attributes.js';
import { embeddedNamespace } from '../../contracts/queues.js';
import { projectFolder } from '../../worker/project.js';
import { recordingTerminal } from '../client/recording_terminal.js';
import { readCompose, readExample, readVariables } from './compose_file.js';

const root = projectFolder();
const { services, networks, volumes } = readCompose();
const all = Object.entries(services);
const variables = readVariables();
const example = readExample();
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly version: string;
};

const sorted = (names: Iterable<string>) => [...new Set(names)].sort();
const ours = all.filter(([, { image }]) => image.startsWith('memberflow:'));

describe('the variables of docker-compose.yml', () => {
  it('are those of .env.example', () => {
    expect(sorted(variables.map(({ name }) => name))).toEqual(sorted(example.keys()));
  });

  it('have the defaults that .env.example shows; what has none is empty there, to be filled in', () => {
    for (const { name, required, byDefault } of variables) {
      if (required) expect(example.get(name), name).toBe('');
      if (byDefault !== null) expect(example.get(name), name).toBe(byDefault);
    }
  });

  it('without a default are required somewhere, so that nothing starts half-configured', () => {
    const required = new Set(variables.filter((variable) => variable.required).map(({ name }) => name));
    const bare = variables.filter(({ required: isRequired, byDefault }) => !isRequired && byDefault === null);
    expect(bare.map(({ name }) => name).filter((name) => !required.has(name))).toEqual([]);
  });

  it('bring every password, key and token: none stands in the file, none has a default', () => {
    const secrets = all.flatMap(([, { environment }]) =>
      Object.entries(environment).filter(([name]) => /PASSWORD|PWD|SECRET|KEY|TOKENS/.test(name)),
    );
    expect(secrets.length).toBeGreaterThan(5);
    for (const [name, value] of secrets) expect(value, name).toMatch(/^\$\{[A-Z_]+(:-|:\?[^}]+)?\}$/);
  });
});

describe('the services of docker-compose.yml', () => {
  it('run images of one version each, memberflow that of the package', () => {
    for (const [name, { image }] of all) expect(image, name).toMatch(/:v?\d+\.\d+/);
    expect(sorted(ours.map(([, { image }]) => image))).toEqual([`memberflow:${version}`]);
    const temporal = all
      .map(([, { image }]) => image)
      .filter((image) => /temporalio\/(server|admin-tools)/.test(image));
    expect(sorted(temporal.map((image) => image.split(':')[1] ?? ''))).toHaveLength(1);
  });

  it('that stay up tell whether they are healthy, and start again when they end', () => {
    const staying = all.filter(([, { healthcheck }]) => healthcheck !== undefined);
    expect(staying.filter(([, { restart }]) => restart === undefined)).toEqual([]);
    const restarted = all.filter(([, { restart }]) => restart !== undefined);
    expect(sorted(restarted.map(([name]) => name))).toEqual(sorted(staying.map(([name]) => name)));
  });

  it('wait for what they need: for the health of what stays up, for the end of what does not', () => {
    for (const [name, { depends_on: needs }] of all)
      for (const [needed, { condition }] of Object.entries(needs)) {
        const service = services[needed];
        expect(service, `${name} needs ${needed}`).toBeDefined();
        expect(condition === 'service_healthy', `${name} needs ${needed}`).toBe(
          service?.healthcheck !== undefined,
        );
        expect(service?.profiles, `${name} needs ${needed}`).toEqual([]);
      }
    expect(startOrder()).toEqual([
      ['postgresql', 'codec', 'mail'],
      ['temporal-schemas'],
      ['temporal'],
      ['temporal-namespace', 'temporal-ui'],
      ['worker', 'memberflow'],
      ['schedules'],
    ]);
  });

  it('use networks and volumes that are declared, and all that are', () => {
    expect(sorted(all.flatMap(([, service]) => service.networks))).toEqual(sorted(Object.keys(networks)));
    const sources = all.flatMap(([, service]) => service.volumes).map((volume) => sourceOf(volume));
    expect(sorted(sources.filter((source) => /^\w/.test(source)))).toEqual(sorted(Object.keys(volumes)));
    for (const source of sources.filter((path) => path.startsWith('./')))
      expect(existsSync(join(root, source)), source).toBe(true);
  });

  it('reach each other: whoever needs another, or names its port, shares a network with it', () => {
    for (const [name, service] of all) {
      const named = Object.values(service.environment).flatMap(
        (value) => /^([a-z]+)(?::\d+)?$/.exec(value)?.[1] ?? [],
      );
      const others = [...Object.keys(service.depends_on), ...named].filter(
        (other) =>
          other !== name && services[other] !== undefined && /^(temporal|postgresql|mail)$/.test(other),
      );
      for (const other of others)
        expect(
          service.networks.some((network) => services[other]?.networks.includes(network)),
          `${name} → ${other}`,
        ).toBe(true);
    }
    expect(networks['database']?.internal && networks['temporal']?.internal).toBe(true);
    const nearDatabase = all.filter(([, service]) => service.networks.includes('database'));
    expect(nearDatabase.map(([name]) => name)).toEqual(['postgresql', 'temporal-schemas', 'temporal']);
  });

  it('answer on this machine only, at the ports that their processes listen on', () => {
    const published = all.flatMap(([name, { ports }]) => ports.map((port) => [name, port] as const));
    for (const [name, port] of published) expect(port, name).toMatch(/^127\.0\.0\.1:\$\{[A-Z_]+:-\d+\}:\d+$/);
    expect(Object.fromEntries(published.map(([name, port]) => [name, port.split(':').at(-1)]))).toEqual({
      'temporal-ui': services['temporal-ui']?.environment['TEMPORAL_UI_PORT'],
      codec: services['codec']?.command?.find((part) => part.startsWith('0.0.0.0:'))?.split(':')[1],
      mail: '8025',
    });
    const metrics = services['worker']?.environment['MEMBERFLOW_METRICS_ADDRESS']?.split(':')[1];
    expect(services['worker']?.healthcheck?.test.join(' ')).toContain(`127.0.0.1:${metrics}/metrics`);
  });

  it('of memberflow run commands that there are, with options that they have', () => {
    const commands = ours.flatMap(([name, { command }]) =>
      command === undefined ? [] : [[name, command] as const],
    );
    expect(commands.map(([name]) => name)).toEqual(['worker', 'schedules', 'codec']);
    for (const [name, command] of commands) expect(unknownParts(command), name).toEqual([]);
  });

  it('of memberflow find namespace and search attributes as the namespace one-shot makes them', () => {
    const script = readFileSync(join(root, 'deploy', 'temporal', 'prepare_namespace.sh'), 'utf8');
    const [, names = ''] = /^for name in (.+); do$/m.exec(script) ?? [];
    expect(names.split(' ')).toEqual(Object.values(searchAttributes).map(({ name }) => name));
    const namespaces = all.flatMap(([, { environment }]) => environment['TEMPORAL_NAMESPACE'] ?? []);
    expect(sorted(namespaces)).toEqual([embeddedNamespace]);
    expect(services['temporal-ui']?.environment['TEMPORAL_DEFAULT_NAMESPACE']).toBe(embeddedNamespace);
  });

  it('leave the worker room for its steps beside their DuckDB', () => {
    const gigabytes = (text = '') => Number.parseFloat(text) / (/^[\d.]+ ?m/i.test(text) ? 1024 : 1);
    const steps = Number(example.get('MEMBERFLOW_CONCURRENT_STEPS'));
    const inSteps = steps * gigabytes(example.get('MEMBERFLOW_MEMORY_LIMIT'));
    const limit = gigabytes(services['worker']?.deploy.resources.limits.memory);
    expect(limit).toBeGreaterThanOrEqual(2 * inSteps);
  });

  it('of memberflow that use the store find it where all others do; what only decodes has no account for it', () => {
    const documented = [...readFileSync(join(root, 'docs', 'store.md'), 'utf8').matchAll(/^\| (`.*?) *\|/gm)]
      .map(([, names = '']) => /`(\w+)`/.exec(names)?.[1] ?? '')
      .filter((name) => /^(MEMBERFLOW|AWS)_/.test(name));
    const wanted = [...documented, 'AWS_SECRET_ACCESS_KEY'];
    expect(wanted.length).toBeGreaterThan(4);
    for (const [name, { environment }] of ours) {
      const passed = wanted.filter((variable) => environment[variable]?.startsWith(`\${${variable}:-`));
      expect(passed, name).toEqual(name === 'codec' ? [] : wanted);
    }
  });

  it('of memberflow get what .env sets under the name that it has there, and so secrets.env cannot set it', () => {
    const passed = ours.flatMap(([, { environment, env_file: files }]) => {
      if (files.length > 0) expect(files).toEqual([{ path: './secrets.env', required: false }]);
      return Object.entries(environment).flatMap(([name, value]) => {
        const [, variable] = /^\$\{([A-Z0-9_]+)/.exec(value) ?? [];
        return variable === undefined ? [] : [[name, variable] as const];
      });
    });
    expect(passed.length).toBeGreaterThan(10);
    for (const [name, variable] of passed) expect(name).toBe(variable);
  });

  it('of memberflow have no rights beyond their folders', () => {
    for (const [name, service] of ours) {
      expect([service.read_only, service.cap_drop], name).toEqual([true, ['ALL']]);
      const writable = service.volumes
        .filter((volume) => !volume.endsWith(':ro'))
        .map((volume) => targetOf(volume));
      expect(writable, name).toEqual(name === 'codec' ? [] : ['/business/out', '/var/lib/memberflow']);
    }
  });
});

/** Services in the order in which they can start, those that can at the same time together. */
function startOrder(): readonly (readonly string[])[] {
  const waves: string[][] = [];
  const started = new Set<string>();
  while (started.size < all.length) {
    const next = all.filter(
      ([name, { depends_on: needs }]) =>
        !started.has(name) && Object.keys(needs).every((other) => started.has(other)),
    );
    if (next.length === 0) throw new Error('services wait for each other');
    waves.push(next.map(([name]) => name));
    for (const [name] of next) started.add(name);
  }
  return waves;
}

/** A variable's message may hold colons. */
const withoutVariables = (volume: string): string => volume.replaceAll(/\$\{[^}]*\}/g, '$');
const sourceOf = (volume: string): string => withoutVariables(volume).split(':')[0] ?? '';
const targetOf = (volume: string): string => withoutVariables(volume).split(':')[1] ?? '';

/** What of a command line the program does not know. */
function unknownParts(line: readonly string[]): readonly string[] {
  const around = {
    terminal: recordingTerminal(),
    env: {},
    folder: '/',
    now: () => new Date(0),
    interruptions: () => new AbortController().signal,
  };
  let command: Command = buildProgram(around, () => undefined);
  const unknown: string[] = [];
  for (let index = 0; index < line.length; index += 1) {
    const part = line[index] ?? '';
    const option = command.options.find(({ long }) => long === part);
    const inner = command.commands.find((one) => one.name() === part);
    if (option !== undefined) index += option.required ? 1 : 0;
    else if (inner !== undefined) command = inner;
    else unknown.push(part);
  }
  return unknown;
}
