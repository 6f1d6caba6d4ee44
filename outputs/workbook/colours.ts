/** `#RRGGBB` without its sign, as drawings have it. */
export const hex = (colour: string): string => colour.slice(1);

/** A colour as cells and conditional formats have it, the opaqueness first: with six digits some readers see black. */
export const argb = (colour: string): string => `FF${hex(colour)}`;
