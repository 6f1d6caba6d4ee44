import { condition, defineSignal, setHandler } from '@temporalio/workflow';

export const word = defineSignal<[string]>('word');

/** Stays open until it is given a word, which it returns. */
export async function waiting(): Promise<string> {
  let given = '';
  setHandler(word, (text) => {
    given = text;
  });
  await condition(() => given !== '');
  return given;
}
