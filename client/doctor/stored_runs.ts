import { readManifests } from '../../store/manifest.js';
import { openStore } from '../../store/open.js';
import { counted } from '../../domain/text/counted.js';
import { failedBy, none, noConfiguration, ok, warning, type Check } from './finding.js';

/** Whether the store of the business, in a folder or a bucket, can be read: the manifests of its runs. */
export const checkStore: Check = async ({ env, home, loaded }) => {
  const check = 'store';
  if (loaded === null) return [noConfiguration(check)];
  const { business } = loaded.config;
  try {
    const { manifests, damaged, unpublished } = await readManifests(openStore(home, env), business);
    const published = manifests.length + damaged.length;
    const runs = published + unpublished.length;
    const bucket = env['MEMBERFLOW_STORE'] ?? '';
    if (runs === 0) {
      return [
        bucket === ''
          ? none(check, 'no run is stored yet')
          : ok(check, `${bucket} lets us in; no run is stored yet, which would show whether we may write`),
      ];
    }
    const counts = `${bucket === '' ? '' : `${bucket}, `}${counted(runs, 'run')}, ${published} of them published`;
    return damaged.length === 0
      ? [ok(check, counts)]
      : [
          warning(
            check,
            `${counts}; of ${damaged.join(', ')} the manifest cannot be read`,
            'A newer memberflow may have written it: use that. Otherwise restore it from a backup of the store.',
          ),
        ];
  } catch (error) {
    return [failedBy(check, error, 'Check the disk and the rights of the state folder.')];
  }
};
