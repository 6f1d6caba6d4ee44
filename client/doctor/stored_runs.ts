import { runManifestSchema } from '../../contracts/manifest.js';
import { openStore } from '../../store/open.js';
import { storeUri } from '../../store/uri.js';
import { failedBy, none, noConfiguration, ok, warning, type Check } from './finding.js';

/** Whether the store of the business, in a folder or a bucket, can be read: the manifests of its runs. */
export const checkStore: Check = async ({ env, home, loaded }) => {
  const check = 'store';
  if (loaded === null) return [noConfiguration(check)];
  const { business } = loaded.config;
  try {
    const store = openStore(home, env);
    const runs = await store.list(storeUri(business, 'runs'));
    const bucket = env['MEMBERFLOW_STORE'] ?? '';
    if (runs.length === 0) {
      return [
        bucket === ''
          ? none(check, 'no run is stored yet')
          : ok(check, `${bucket} lets us in; no run is stored yet, which would show whether we may write`),
      ];
    }
    const texts = await Promise.all(
      runs.map((run) => store.read(storeUri(business, 'runs', run, 'manifest.json'))),
    );
    const published = texts.filter((text) => text !== null);
    const unreadable = published.filter((text) => !isManifest(text)).length;
    const counts = `${bucket === '' ? '' : `${bucket}, `}${runs.length} runs, ${published.length} of them published`;
    return unreadable === 0
      ? [ok(check, counts)]
      : [
          warning(
            check,
            `${counts}; ${unreadable} manifests cannot be read`,
            'They may be of a newer memberflow: use that. Otherwise check the disk.',
          ),
        ];
  } catch (error) {
    return [failedBy(check, error, 'Check the disk and the rights of the state folder.')];
  }
};

function isManifest(text: string): boolean {
  try {
    return runManifestSchema.safeParse(JSON.parse(text)).success;
  } catch {
    return false;
  }
}
