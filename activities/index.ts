import { audit } from './audit.js';
import { check } from './check.js';
import { clean } from './clean.js';
import type { Dependencies } from './dependencies.js';
import { extract } from './extract.js';
import { features } from './features.js';
import { inspectSources } from './inspect_sources.js';
import { openRun } from './open_run.js';
import { publish } from './publish.js';
import { score } from './score.js';
import { tidyRun } from './tidy_run.js';

/** The steps of all jobs, with what they work with; built once in the worker. */
export const createActivities = (dependencies: Dependencies) => ({
  openRun: openRun(dependencies),
  extract: extract(dependencies),
  audit: audit(dependencies),
  clean: clean(dependencies),
  check: check(dependencies),
  features: features(dependencies),
  score: score(dependencies),
  publish: publish(dependencies),
  inspectSources: inspectSources(dependencies),
  tidyRun: tidyRun(dependencies),
});

export type Activities = ReturnType<typeof createActivities>;
export type { Dependencies } from './dependencies.js';
