import type { RunOutcome } from '../../contracts/run.js';
import { MemberflowError } from '../../contracts/failures.js';
import { parquetRelation } from '../../engine/parquet.js';
import type { Row } from '../../engine/session.js';
import { openStore } from '../../store/open.js';
import { withReading } from './reading.js';

/** What the audit found in one column of one table. */
export interface AuditedColumn {
  readonly table: string;
  /** memberflow's own name; empty for a column that is not mapped. */
  readonly column: string;
  /** Heading in the source. */
  readonly heading: string;
  readonly kind: string;
  readonly rows: number;
  readonly missing: number;
  readonly unparseable: number;
  readonly distinct: number;
  readonly minimum: string;
  readonly maximum: string;
  /** Of the whole table. */
  readonly exactDuplicates: number;
}

/**
 * Reads the audit table that a run made, in its order.
 * @param home folder that holds the store
 * @throws MemberflowError `ArtifactDamaged` when it is not in the store of this machine.
 */
export async function readAudit(
  tables: RunOutcome['tables'],
  home: string,
): Promise<readonly AuditedColumn[]> {
  const reference = tables['audit'];
  if (reference === undefined) {
    throw new MemberflowError('ArtifactDamaged', 'The run returned no audit table', {
      remedy: 'Worker and command line may be of different versions: use the same for both.',
    });
  }
  const store = openStore(home);
  const path = await store.get(reference);
  const rows = await withReading('small', home, (session) =>
    session.rows(`select * from ${parquetRelation(path)}`),
  );
  return rows.map(auditedColumn);
}

function auditedColumn(row: Row): AuditedColumn {
  const text = (name: string) => String(row[name] ?? '');
  const number = (name: string) => Number(row[name] ?? 0);
  return {
    table: text('table_name'),
    column: text('column_name'),
    heading: text('source_heading'),
    kind: text('kind'),
    rows: number('row_count'),
    missing: number('missing'),
    unparseable: number('unparseable'),
    distinct: number('distinct_values'),
    minimum: text('minimum'),
    maximum: text('maximum'),
    exactDuplicates: number('repeated_rows'),
  };
}
