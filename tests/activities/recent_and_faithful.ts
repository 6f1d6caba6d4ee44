/**
 * A business that parts members by two questions: ordered in the last week, ordered twice or more; who spent more than
 * 20 has the higher third digit.
 * @param faithful name of those who ordered twice or more
 */
export const recentAndFaithful = (faithful: string) => ({
  publish: { database: false, workbook: false },
  rfm: {
    periods: { every: 'year' },
    bins: {
      recency: { method: 'edges', edges: [-1, 7, 400], outside: 'clamp' },
      frequency: { method: 'edges', edges: [0, 1, 10] },
      monetary: { method: 'edges', edges: [0, 20, 10_000] },
    },
    names: {
      mapping: 'custom',
      version: '1',
      rules: [
        { code: '2**', name: 'recent' },
        { code: '*2*', name: faithful },
      ],
      otherwise: 'others',
    },
  },
});
