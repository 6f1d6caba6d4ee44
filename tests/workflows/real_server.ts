import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openForSuite } from '../support/suite.js';
import { connectToSharedServer, quietRuntime, type SharedServer } from '../support/temporal.js';
import { openSmallBusiness, type SmallBusiness } from './small_business.js';

/** What the tests of a suite find: a folder of their own with a small business in it, and the real server. */
export interface RealServer {
  readonly folder: string;
  readonly server: SharedServer;
  readonly small: SmallBusiness;
  /** Folder of a run of a business in the store. */
  runFolder(business: string, runId: string): string;
}

/** Opens these before the tests of the suite in which it is called, and closes them behind them. */
export function onRealServer(): RealServer {
  const current = openForSuite(
    async (): Promise<Omit<RealServer, 'runFolder'>> => {
      const folder = mkdtempSync(join(tmpdir(), 'memberflow-suite-'));
      quietRuntime();
      return { folder, small: openSmallBusiness(folder), server: await connectToSharedServer() };
    },
    async ({ server, folder }) => {
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  );
  return {
    get folder() {
      return current().folder;
    },
    get server() {
      return current().server;
    },
    get small() {
      return current().small;
    },
    runFolder: (business, runId) => join(current().folder, 'store', business, 'runs', runId),
  };
}
