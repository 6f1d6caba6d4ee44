import { resolve } from 'node:path';
import { loadConfig, type LoadedConfig } from '../../config/load.js';
import { checkConfiguration } from './configuration.js';
import { failedBy, ok, type Check, type Finding, type Patient } from './finding.js';
import { checkFolders } from './folders.js';
import { checkMail } from './mail_server.js';
import { checkProgram } from './program.js';
import { checkStore } from './stored_runs.js';
import { checkTemporal } from './temporal.js';
import { exitCodes } from '../exit_codes.js';
import { doctorLines } from '../render/doctor.js';
import { homeOf, pathFrom, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';

export interface DoctorOptions {
  readonly config: string;
  readonly home?: string;
  readonly json: boolean;
}

/** Version of the object that `--json` prints. */
const schemaVersion = 1;

const checks: readonly Check[] = [
  checkProgram,
  checkConfiguration,
  checkFolders,
  checkStore,
  checkTemporal,
  checkMail,
];

/** `memberflow doctor`: everything that may be missing or wrong. Changes nothing; exit code 1 when something failed. */
export async function runDoctor(options: DoctorOptions, around: Surroundings): Promise<number> {
  const { terminal, env, now } = around;
  const { loaded, finding } = await configuration(options.config, around);
  const home =
    options.home === undefined ? homeOf(options.config, around) : resolve(around.folder, options.home);
  const patient: Patient = { env, home, now, loaded };
  const found = await Promise.all(checks.map((check) => check(patient)));
  const findings = [finding, ...found.flat()];
  const failures = findings.filter(({ verdict }) => verdict === 'failed').length;
  tellReader(options.json, terminal, (style) => doctorLines(findings, style));
  if (options.json) terminal.out(JSON.stringify({ schema: schemaVersion, failures, findings }));
  return failures === 0 ? exitCodes.completed : exitCodes.failed;
}

interface Configuration {
  readonly loaded: LoadedConfig | null;
  readonly finding: Finding;
}

async function configuration(path: string, { folder }: Surroundings): Promise<Configuration> {
  const check = 'configuration';
  try {
    const loaded = await loadConfig(path);
    const { file, hash } = loaded;
    return { loaded, finding: ok(check, `${pathFrom(folder, file)}, ${hash.slice(0, 12)}`) };
  } catch (error) {
    const { detail, ...finding } = failedBy(check, error, 'memberflow init writes one to begin with.');
    // All problems with their lines are for `memberflow check`.
    return { loaded: null, finding: { ...finding, detail: detail.split('\n', 1)[0] ?? detail } };
  }
}
