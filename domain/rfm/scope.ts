/** Scope of results over all orders of a business, as they are stored. */
export const wholeBusiness = 'all';
