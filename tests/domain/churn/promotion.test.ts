import { expect, test } from 'vitest';
import { isPromoted } from '../../../domain/churn/promotion.js';

const champion = { logLoss: 0.4, rocAuc: 0.8 };
const noise = 0.004;

test('a better model, or one that is as good, takes the place', () => {
  expect(isPromoted({ logLoss: 0.39, rocAuc: 0.82 }, champion, noise)).toBe(true);
  expect(isPromoted(champion, champion, 0)).toBe(true);
});

test('a model with better probabilities that orders worse by no more than chance makes takes the place', () => {
  expect(isPromoted({ logLoss: 0.3999, rocAuc: 0.7965 }, champion, noise)).toBe(true);
});

test('a model that is worse by either measure does not', () => {
  expect(isPromoted({ logLoss: 0.4001, rocAuc: 0.82 }, champion, noise)).toBe(false);
  expect(isPromoted({ logLoss: 0.39, rocAuc: 0.795 }, champion, noise)).toBe(false);
});

test('where only one class came log loss alone decides', () => {
  expect(isPromoted({ logLoss: 0.39, rocAuc: null }, { logLoss: 0.4, rocAuc: null }, noise)).toBe(true);
  expect(isPromoted({ logLoss: 0.41, rocAuc: null }, { logLoss: 0.4, rocAuc: null }, noise)).toBe(false);
});
