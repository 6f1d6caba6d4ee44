import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { projectFolder } from '../../worker/project.js';

const check = z.strictObject({
  test: z.tuple([z.literal('CMD'), z.string()], z.string()),
  interval: z.string(),
  timeout: z.string(),
  retries: z.number(),
  start_period: z.string(),
});
/** Turns that of the image off. */
const withoutCheck = z.strictObject({ disable: z.literal(true) }).transform(() => undefined);

const serviceSchema = z.strictObject({
  image: z.string(),
  build: z.string().optional(),
  profiles: z.array(z.string()).default([]),
  restart: z.literal('unless-stopped').optional(),
  entrypoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: z.record(z.string(), z.string()).default({}),
  env_file: z.array(z.object({ path: z.string(), required: z.boolean() })).default([]),
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()).default([]),
  networks: z.array(z.string()),
  depends_on: z
    .record(
      z.string(),
      z.object({ condition: z.enum(['service_healthy', 'service_completed_successfully']) }),
    )
    .default({}),
  healthcheck: z.union([withoutCheck, check]).optional(),
  deploy: z.object({
    resources: z.object({ limits: z.object({ cpus: z.string(), memory: z.string().regex(/^\d+[mg]$/) }) }),
  }),
  read_only: z.literal(true).optional(),
  cap_drop: z.tuple([z.literal('ALL')]).optional(),
  security_opt: z.tuple([z.literal('no-new-privileges:true')]),
  tmpfs: z.array(z.string()).default([]),
  shm_size: z.string().optional(),
  stop_grace_period: z.string().optional(),
});
export type ComposeService = z.infer<typeof serviceSchema>;

const composeSchema = z.looseObject({
  name: z.string(),
  services: z.record(z.string(), serviceSchema),
  networks: z.record(z.string(), z.object({ internal: z.boolean() }).nullable()),
  volumes: z.record(z.string(), z.null()),
});

const textOf = (name: string): string => readFileSync(join(projectFolder(), name), 'utf8');

/** docker-compose.yml with its anchors merged, variables as they stand. */
export const readCompose = () => composeSchema.parse(parse(textOf('docker-compose.yml'), { merge: true }));

/** A variable as docker-compose.yml uses it: `${NAME:?message}`, `${NAME:-default}` or `${NAME}`. */
export interface ComposeVariable {
  readonly name: string;
  readonly required: boolean;
  readonly byDefault: string | null;
}

/** Every use of every variable. */
export function readVariables(): readonly ComposeVariable[] {
  const uses = textOf('docker-compose.yml').matchAll(/\$\{([A-Z0-9_]+)(?:(:[-?])([^}]*))?\}/g);
  return [...uses].map(([, name = '', operator, text = '']) => ({
    name,
    required: operator === ':?',
    byDefault: operator === ':-' ? text : null,
  }));
}

/** Names and values of .env.example. */
export function readExample(): ReadonlyMap<string, string> {
  const lines = textOf('.env.example').split('\n');
  return new Map(
    lines
      .filter((line) => line !== '' && !line.startsWith('#'))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}
