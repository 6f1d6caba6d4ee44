import { foundText } from './expectation.js';
import { isMapping, type Finding } from './finding.js';
import { configVersion } from './schema.js';

/**
 * The version of the form, judged before anything else: in another version keys may mean something else. Version 1
 * is the first, so there is nothing to migrate yet.
 */
export function versionFindings(document: unknown): readonly Finding[] {
  if (!isMapping(document) || document['version'] === configVersion) return [];
  const place = { path: ['version'], culprit: 'value' } as const;
  const { version } = document;
  if (version === undefined) return [];
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    return [
      {
        ...place,
        code: 'MF209',
        headline: `version: expected the number ${configVersion}, found ${foundText(version, place.path)}`,
        hint: `write version: ${configVersion}`,
      },
    ];
  }
  return [
    version > configVersion
      ? {
          ...place,
          code: 'MF209',
          headline: `written for a newer memberflow: version ${version}, this one reads version ${configVersion}`,
          hint: 'upgrade memberflow, or use the file of this version',
        }
      : {
          ...place,
          code: 'MF209',
          headline: `version ${version} of the configuration never existed`,
          hint: `write version: ${configVersion}`,
        },
  ];
}
