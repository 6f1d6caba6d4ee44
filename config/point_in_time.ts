import type { Config } from './schema.js';

type Tables = Config['tables'];
type Table = NonNullable<Tables[keyof Tables]>;

/** Whether the columns of a table without a timestamp of their own are as they were; where nobody says so it is assumed. */
export const isPointInTime = ({ point_in_time: said = true }: Pick<Table, 'point_in_time'>): boolean => said;

/** The tables with that written which is taken for granted, and means the same: as such, configurations are compared. */
export const withAssumed = (
  tables: Readonly<Record<string, { readonly point_in_time?: boolean | undefined } | undefined>>,
): Readonly<Record<string, object>> =>
  Object.fromEntries(
    Object.entries(tables).flatMap(([name, table]) =>
      table === undefined ? [] : [[name, { ...table, point_in_time: isPointInTime(table) }]],
    ),
  );
