import { expect, it } from 'vitest';
import { withAssumed } from '../../config/point_in_time.js';

it('what one version wrote down and another takes for granted is the same', () => {
  const before = { orders: { point_in_time: true, source: 'shop' }, members: { point_in_time: false } };
  const after = {
    orders: { point_in_time: undefined, source: 'shop' },
    members: { point_in_time: false },
    events: undefined,
  };
  expect(withAssumed(after)).toEqual(withAssumed(before));
  expect(withAssumed({ members: {} })).not.toEqual(withAssumed({ members: { point_in_time: false } }));
});
