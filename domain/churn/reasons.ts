/** Most reasons that are told of a member, the strongest first. */
export const reasonsKept = 5;
