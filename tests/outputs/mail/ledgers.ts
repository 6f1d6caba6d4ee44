import { join } from 'node:path';
import { createDuckDb } from '../../../engine/duckdb/duckdb.js';
import { databaseLedger } from '../../../outputs/database/mail_ledger.js';
import type { MailLedger } from '../../../outputs/mail/ledger.js';
import { storedLedger } from '../../../outputs/mail/stored_ledger.js';
import { openFolderStore } from '../../../store/folder.js';

/** Every place in which a ledger can be kept, opened in a folder; opening it again finds what it held. */
export const ledgers: readonly (readonly [name: string, open: (folder: string) => MailLedger])[] = [
  [
    'the output database',
    (folder) => {
      const engine = createDuckDb({ memoryLimit: '256MB', threads: 1 });
      const signal = new AbortController().signal;
      const options = {
        temporaryFolder: join(folder, 'scratch'),
        signal,
        attach: join(folder, 'out.duckdb'),
      };
      return databaseLedger((work) => engine.withSession(options, work), clock());
    },
  ],
  [
    'the run’s folder',
    (folder) => storedLedger(openFolderStore(join(folder, 'store')), 'demo-shop', clock()),
  ],
];

let ticks = 0;

/** Each look at it is a second later, in whatever ledger. */
const clock = () => () => new Date(Date.UTC(2018, 0, 1) + 1000 * (ticks += 1)).toISOString();
