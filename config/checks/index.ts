import { tableContracts, tableNames } from '../../domain/tables/index.js';
import { isMapping, type Finding, type Path } from '../finding.js';
import { churn } from '../schema/churn.js';
import { gates } from '../schema/gates.js';
import { mail } from '../schema/mail.js';
import { publish } from '../schema/publish.js';
import { rfm } from '../schema/rfm.js';
import { ordersTable, otherTable } from '../schema/tables.js';
import { definitionFindings, type MappedColumns } from './churn.js';
import { churnScheduleFindings } from './churn_schedules.js';
import { matchRateFindings } from './gates.js';
import { accountFindings } from './mail.js';
import { adjustmentFindings, currencyFindings, nettingFindings } from './orders.js';
import { readPart } from './part.js';
import { aliasFindings } from './publish.js';
import { referenceFindings } from './references.js';
import { levelFindings, nameFindings, weightFindings, windowFindings } from './rfm.js';
import { columnFindings, conflictFindings, sourceFindings } from './tables.js';

/**
 * What does not fit together in a document, key by key, as far as the keys concerned are sound in themselves:
 * the schema's own findings are not repeated, and a fault elsewhere hides nothing.
 */
export function crossFindings(document: unknown): readonly Finding[] {
  const top = mappingOf(document);
  const tables = mappingOf(top['tables']);
  const rfmPart = readPart(rfm, top['rfm'], ['rfm']);
  const churnPart = readPart(churn, top['churn'], ['churn']);
  const gatesPart = readPart(gates, top['gates'], ['gates']);
  const mailPart = readPart(mail, top['mail'], ['mail']);
  const publishPart = readPart(publish, top['publish'], ['publish']);
  const present = tableNames.filter((name) => isMapping(tables[name]));
  return [
    ...referenceFindings(document),
    ...churnScheduleFindings(document),
    ...otherTableFindings(top, tables),
    ...orderFindings(top, tables, present),
    ...(rfmPart ? [windowFindings, nameFindings, weightFindings].flatMap((check) => check(rfmPart)) : []),
    ...(rfmPart ? levelFindings(rfmPart, namesIn(mappingOf(tables['members'])['columns'])) : []),
    ...(churnPart ? definitionFindings(churnPart, mappedIn(tables)) : []),
    ...(gatesPart ? matchRateFindings(gatesPart, present) : []),
    ...(publishPart ? aliasFindings(publishPart, present) : []),
    ...(mailPart ? accountFindings(mailPart) : []),
  ];
}

type Mapping = Readonly<Record<string, unknown>>;

function mappingOf(value: unknown): Mapping {
  return isMapping(value) ? value : {};
}

function namesIn(value: unknown): readonly string[] | undefined {
  return isMapping(value) ? Object.keys(value) : undefined;
}

/** Columns of a configured table by its name. */
const mappedIn =
  (tables: Mapping): MappedColumns =>
  (name) =>
    isMapping(tables[name]) ? (namesIn(tables[name]['columns']) ?? null) : undefined;

function otherTableFindings(top: Mapping, tables: Mapping): readonly Finding[] {
  return tableNames
    .filter((name) => name !== 'orders')
    .flatMap((name) => {
      const part = readPart(otherTable, tables[name], ['tables', name]);
      if (!part) return [];
      const mapped = namesIn(mappingOf(tables[name])['columns']);
      const table = { contract: tableContracts[name], part, mapped };
      return [
        ...sourceFindings(table, namesIn(top['sources'])),
        ...columnFindings(table),
        ...conflictFindings(table),
      ];
    });
}

function orderFindings(top: Mapping, tables: Mapping, present: readonly string[]): readonly Finding[] {
  const path: Path = ['tables', 'orders'];
  const part = readPart(ordersTable, tables['orders'], path);
  if (!part) return [];
  const mapped = namesIn(mappingOf(tables['orders'])['columns']);
  const table = { contract: tableContracts.orders, part, mapped };
  return [
    ...sourceFindings(table, namesIn(top['sources'])),
    ...columnFindings(table),
    ...conflictFindings(table),
    ...nettingFindings(table),
    ...adjustmentFindings(table),
    ...currencyFindings(table, present),
  ];
}
