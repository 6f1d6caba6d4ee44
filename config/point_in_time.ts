import type { Config } from './schema.js';

type Tables = Config['tables'];
type Table = NonNullable<Tables[keyof Tables]>;

/** Whether the columns of a table without a timestamp of their own are as they were; where nobody says so it is assumed. */
export const isPointInTime = ({ point_in_time: said = true }: Pick<Table, 'point_in_time'>): boolean => said;
