import { sharedValues } from '../../learners/crew/shared_values.js';

/** Arrays from so many bytes on are shared: a thread gets smaller ones as a copy, which takes no millisecond. */
const large = 2 ** 18;

/**
 * The same data with its large arrays in shared memory, so that a thread gets them without a copy; the event loop turns
 * while those that lie elsewhere are copied there.
 *
 * @throws LearnerError OutOfMemory
 */
export async function withSharedArrays<Data>(data: Data): Promise<Data> {
  return (await shared(data)) as Data;
}

async function shared(data: unknown): Promise<unknown> {
  if (typeof data !== 'object' || data === null) return data;
  if (ArrayBuffer.isView(data))
    return isNumbers(data) && data.byteLength >= large ? await sharedValues(data) : data;
  if (Array.isArray(data)) {
    // Lists of texts, such as the levels of a column, can be long.
    if (typeof data[0] !== 'object') return data;
    const items: unknown[] = [];
    for (const item of data) items.push(await shared(item));
    return items;
  }
  const fields: [string, unknown][] = [];
  for (const [name, value] of Object.entries(data)) fields.push([name, await shared(value)]);
  return Object.fromEntries(fields);
}

const isNumbers = (data: ArrayBufferView): data is Parameters<typeof sharedValues>[0] =>
  !(data instanceof DataView || data instanceof BigInt64Array || data instanceof BigUint64Array);
