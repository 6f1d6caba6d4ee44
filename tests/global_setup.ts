import { execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { TestProject } from 'vitest/node';
import { findBinary } from '../client/embedded/binary.js';
import { endProcess } from '../client/embedded/end_process.js';
import { accepts, addressOf, freePorts, loopback } from '../client/embedded/ports.js';
import { identify } from '../client/embedded/process_identity.js';
import { searchAttributeDeclarations } from '../contracts/attributes.js';
import { projectFolder } from '../worker/project.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Of the one development server that all tests share; its namespace is `default`. */
    temporalAddress: string;
    /** The packed workflows of this checkout. */
    workflowBundle: string;
    /** Binary of the time-skipping server; null where the set-up could not provide one. */
    timeSkippingServer: string | null;
  }
}

/**
 * Starts the server and packs the workflows and the page's script that the tests share. Nothing is downloaded here:
 * binaries come from the set-up step.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binary = findBinary('temporal', process.env);
  if (binary === undefined) throw new Error('no Temporal server: run `npm run setup -- --tests` first');
  const [server] = await Promise.all([startServer(binary), buildBundles()]);
  project.provide('temporalAddress', server.address);
  project.provide('workflowBundle', join(projectFolder(), 'dist', 'workflow-bundle.js'));
  project.provide('timeSkippingServer', findBinary('temporal-test-server', process.env) ?? null);
  return server.stop;
}

interface TestServer {
  readonly address: string;
  readonly stop: () => Promise<void>;
}

/** A development server in memory, on a free port, without a UI. */
async function startServer(binary: string): Promise<TestServer> {
  const { frontend, ui } = await freePorts();
  const address = addressOf({ frontend, ui });
  const attributes = searchAttributeDeclarations.flatMap((declaration) => [
    '--search-attribute',
    declaration,
  ]);
  const place = ['--ip', loopback, '--port', String(frontend), '--headless', '--log-level', 'never'];
  // Servers of operators may let them pause a workflow; the development server does not by itself.
  const pausing = ['--dynamic-config-value', 'frontend.WorkflowPauseEnabled=true'];
  const child = spawn(binary, ['server', 'start-dev', ...place, ...attributes, ...pausing], {
    stdio: 'ignore',
  });
  const identity = child.pid === undefined ? null : identify(child.pid);
  if (identity === null) throw new Error(`${binary} does not start`);
  while (!(await accepts(address))) {
    if (child.exitCode !== null) throw new Error(`the Temporal server ended with code ${child.exitCode}`);
    await pause(50);
  }
  return { address, stop: () => endProcess(identity) };
}

/** Workflows and the page's script; made again only when one of their modules changed. */
async function buildBundles(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/build.mjs', '--bundles'], { cwd: projectFolder() });
}
