import { join } from 'node:path';
import { runScript } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { passThrough } from './steps/run.mjs';
import { setUp } from './setup.mjs';

/** The day that the bundled example is told of: its orders end on the day before. */
const exampleAsOf = '2018-01-01';

/** The main job on the bundled example; further arguments go to it. */
await runScript(async () => {
  await setUp();
  const command = join(projectFolder, 'dist', 'client', 'cli.js');
  const configuration = join('examples', 'shop', 'memberflow.yaml');
  const args = [
    'run',
    'memberOperations',
    '--config',
    configuration,
    '--as-of',
    exampleAsOf,
    ...process.argv.slice(2),
  ];
  return passThrough(process.execPath, [command, ...args], { cwd: projectFolder });
});
