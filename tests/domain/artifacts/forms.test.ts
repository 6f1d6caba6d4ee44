import { describe, expect, it } from 'vitest';
import { artifactOf, nextForm } from '../../../domain/artifacts/forms.js';

describe('a form of an artifact', () => {
  it.each([
    [0, 'orders_clean.v2'],
    [1, 'orders_clean.v3'],
    [11, 'orders_clean.v13'],
  ])('after %i is %s, and known for what it is', (superseded, form) => {
    expect(nextForm('orders_clean', superseded)).toBe(form);
    expect(artifactOf(form)).toBe('orders_clean');
  });

  it('of the first publication has the name of the artifact itself', () => {
    expect(artifactOf('orders_clean')).toBe('orders_clean');
  });
});
