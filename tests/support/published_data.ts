import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { projectFolder } from '../../worker/project.js';

/** Folder of the published data sets: the one that `MEMBERFLOW_TEST_DATA` names, or `shared/data` beside the project. */
export const publishedData =
  process.env['MEMBERFLOW_TEST_DATA'] ?? resolve(projectFolder(), '../shared/data');

/** Whether a data set is there; tests that need it are skipped where it is not. */
export const isPublished = (dataSet: string): boolean => existsSync(join(publishedData, dataSet));
