/** Members are compared with those of the past who had been silent about as long: days since the last order, from … on. */
export const silenceFrom = [0, 30, 60, 90, 180, 365, 730] as const;
/** … and had ordered about as often: orders, from … on. */
export const ordersFrom = [1, 2, 3, 6, 11] as const;

/** Fewer members like this one in the past tell too little: the wider group is asked. */
export const leastLikeThis = 50;

/** Share of members like this one who came back from which the chance to recover a member is called so; below, it is low. */
export const recoverableFrom = { high: 0.3, medium: 0.1 } as const;
