import { existsSync } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { LoadedConfig } from '../../config/load.js';
import { resolveSecrets, variablesIn } from '../../config/secrets.js';
import { isPattern } from '../../domain/text/pattern.js';
import { readWorkerSettings } from '../../worker/settings.js';
import { failed, failedBy, none, noConfiguration, ok, warning, type Check, type Finding } from './finding.js';

/** The variables that the configuration and the worker read, and the sources. Values are never shown. */
export const checkConfiguration: Check = async ({ env, loaded }) => [
  settings(env),
  ...(loaded === null
    ? [noConfiguration('variables'), noConfiguration('sources')]
    : [variables(loaded, env), ...(await sources(loaded, env))]),
];

function settings(env: NodeJS.ProcessEnv): Finding {
  try {
    const { memoryLimit, threads, concurrentSteps } = readWorkerSettings(env);
    return ok(
      'worker settings',
      `${concurrentSteps} steps at a time, each ${memoryLimit}, ${threads} threads`,
    );
  } catch (error) {
    return failedBy('worker settings', error, 'Mend the MEMBERFLOW_* variables.');
  }
}

function variables({ config }: LoadedConfig, env: NodeJS.ProcessEnv): Finding {
  const names = variablesIn(JSON.stringify(config));
  const unset = names.filter((name) => env[name] === undefined);
  if (names.length === 0) return none('variables', 'the configuration names none');
  return unset.length === 0
    ? ok('variables', `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} set here`)
    : failed(
        'variables',
        `${unset.join(', ')} ${unset.length === 1 ? 'is' : 'are'} not set`,
        'Set them where the worker runs, and here to have them checked; then memberflow server stop.',
      );
}

async function sources(
  { config, baseFolder }: LoadedConfig,
  env: NodeJS.ProcessEnv,
): Promise<readonly Finding[]> {
  return await Promise.all(
    Object.entries(config.sources).map(async ([name, { path: written }]): Promise<Finding> => {
      const check = `source ${name}`;
      try {
        const text = resolveSecrets(written, env);
        const path = resolve(baseFolder, text);
        if (isPattern(text) && !existsSync(path))
          return none(check, `${written} is a pattern: memberflow check tries it`);
        await access(path, constants.R_OK);
        return ok(check, `${written} can be read; memberflow check tries what it holds`);
      } catch (error) {
        return error instanceof Error && 'code' in error
          ? warning(
              check,
              `${written} cannot be read here (${String(error.code)})`,
              'Put it there, correct path, or mount the share; the worker may run elsewhere: memberflow check.',
            )
          : failedBy(check, error, 'Correct path of the source.');
      }
    }),
  );
}
