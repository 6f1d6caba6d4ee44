import type { Session } from '../../engine/session.js';
import { MemberflowError } from '../../contracts/failures.js';

/**
 * Changes of the output database's form, in order; released ones are never edited. The version of a database is the
 * number of those it has had.
 */
const migrations: readonly (readonly string[])[] = [
  [
    `create table published.runs (
      run_id varchar primary key,
      business varchar not null,
      job varchar not null,
      as_of date not null,
      published_at timestamp with time zone not null,
      code_version varchar not null,
      configuration_hash varchar not null
    )`,
    // The latest run is that of the greatest as-of, then the last published: a backfill never becomes it.
    `create view published.latest_runs as
      select run_id, business, job, as_of, published_at
      from (
        select *, row_number() over (partition by business, job order by as_of desc, published_at desc) as recency
        from runs
      ) as ranked
      where recency = 1`,
  ],
  [
    // Sums have more digits than the amounts they are made of.
    'alter table if exists published.rfm_scores alter column monetary_sum type decimal(38, 4)',
    'alter table if exists published.order_adjustments alter column amount type decimal(38, 4)',
  ],
  [
    `create table published.mail_ledger (
      run_id varchar not null,
      report varchar not null,
      recipient_group varchar not null,
      business varchar not null,
      sent_by varchar not null,
      attempt integer not null,
      message_id varchar not null,
      state varchar not null,
      content_hash varchar,
      changed_at timestamp with time zone not null,
      primary key (run_id, report, recipient_group)
    )`,
    `create table published.mail_recipients (
      run_id varchar not null,
      report varchar not null,
      recipient_group varchar not null,
      address varchar not null,
      place integer not null,
      state varchar not null,
      detail varchar,
      primary key (run_id, report, recipient_group, address)
    )`,
  ],
];

/** Brings the attached database to the current form, within the caller's transaction. */
export async function migrate(session: Session): Promise<void> {
  await session.run('create table if not exists published.schema_version (version integer not null)');
  const [row] = await session.rows(
    'select coalesce(max(version), 0) as version from published.schema_version',
  );
  const version = Number(row?.['version'] ?? 0);
  if (version > migrations.length) {
    throw new MemberflowError(
      'InvalidInput',
      `The output database was written by a newer memberflow (form ${version})`,
      {
        remedy: 'Upgrade memberflow, or publish to another file.',
      },
    );
  }
  for (const statement of migrations.slice(version).flat()) await session.run(statement);
  if (version < migrations.length) {
    await session.run('insert into published.schema_version values ($version)', {
      version: migrations.length,
    });
  }
}
