import type { RunManifest } from '../../contracts/manifest.js';
import { withConnection } from '../embedded/connect.js';
import { findPublishedRun, findStoredRun } from '../runs/published_run.js';
import type { Surroundings } from '../surroundings.js';

/** The manifest of a published run; one that the store has by this id needs no server. */
export async function openRun(
  id: string,
  business: string,
  home: string,
  around: Surroundings,
): Promise<RunManifest> {
  const search = { home, business, id };
  const stored = await findStoredRun(search);
  if (stored !== null) return stored;
  return withConnection({ home, env: around.env, log: around.terminal.talk }, ({ client }) =>
    findPublishedRun({ client, ...search }),
  );
}
