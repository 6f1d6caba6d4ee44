import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { projectFolder } from '../../worker/project.js';

/** Makes dist current, for tests that need real processes; quick when nothing changed. */
export async function build(): Promise<void> {
  await promisify(execFile)(process.execPath, ['scripts/build.mjs'], { cwd: projectFolder() });
}

/** URL of a compiled module, such as `client/embedded/lock.js`. */
export function builtModule(path: string): string {
  return pathToFileURL(join(projectFolder(), 'dist', path)).href;
}

/** A process that runs a few lines of JavaScript (a module); what it prints comes line by line. */
export interface ScriptProcess {
  readonly process: ChildProcess;
  /** The next line of its standard output. */
  line(): Promise<string>;
  /** Kills it and waits for its end. */
  kill(): Promise<void>;
}

/** Starts such a process. Its standard error goes to that of the tests. */
export function startScript(script: string, env: NodeJS.ProcessEnv = process.env): ScriptProcess {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let text = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk;
  });
  const exit = once(child, 'exit');
  return {
    process: child,
    async line() {
      while (!text.includes('\n')) {
        if (child.exitCode !== null) throw new Error(`the process ended with code ${child.exitCode}`);
        await Promise.race([once(child.stdout, 'data'), exit]);
      }
      const [first = '', ...rest] = text.split('\n');
      text = rest.join('\n');
      return first;
    },
    async kill() {
      child.kill('SIGKILL');
      await exit;
    },
  };
}
