/** Orders texts by their characters, in every locale alike: days, instants, names of tables and files. */
export const ascending = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
