/** A key of 32 equal bytes, as the environment has it. */
export const keyText = (byte: number): string => Buffer.alloc(32, byte).toString('base64');
