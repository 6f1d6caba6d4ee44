import { hostname, userInfo } from 'node:os';
import { projectFolder } from '../../worker/project.js';
import { withTexts, type HistoryJson } from './history.js';

/**
 * A history without what it tells of the machine and the person it was made on: folders, host, user. Nothing that a
 * workflow decides by is changed.
 *
 * @param folder where the sources and outputs of the run lay
 */
export function scrubbed(history: HistoryJson, folder: string): HistoryJson {
  return withTexts(history, (text) =>
    withoutTraces(text)
      .replaceAll(folder, '/business')
      .replaceAll(projectFolder(), '/memberflow')
      .replaceAll(`${process.pid}@${hostname()}`, 'worker@host')
      .replaceAll(new RegExp(`\\b${userInfo().username}@`, 'g'), 'user@')
      .replaceAll(hostname(), 'host'),
  );
}

/** Stack traces name files of the machine, and say nothing that a replay needs. */
const withoutTraces = (text: string): string =>
  text.replaceAll(/(?:\n|\\n| {2,})\s*at [^\n"]+?(?=\n|\\n|"|$)/g, '');

/** Signs of a machine in a text. */
export const machineSigns =
  /\/(?:home|root|tmp|work|Users|usr|var|node_modules)\/|file:\/\/\/(?!business)|\d+@(?!host)/;
