import type { WorkflowHandle } from '@temporalio/client';
import { historyOf, payloadTexts } from '../workflows/history.js';
import { addresses, type MailScene } from './mail_scene.js';

/** How many messages each of some recipients has got. */
export const each = (recipients: readonly string[], messages: number): Readonly<Record<string, number>> =>
  messages === 0 ? {} : Object.fromEntries(recipients.map((address) => [address, messages]));

export const inLedger = (recipients: readonly string[], state: string): readonly string[] =>
  recipients.map((address) => `${address} ${state}`);

/** The warning about a group that may not have got its mail. */
export const mayNotHave = (
  group: string,
  { length }: readonly string[],
  { input }: Pick<MailScene, 'input'>,
): RegExp =>
  new RegExp(
    `^The mail to ${group} may not have reached ${length} of ${length} recipients \\(.+\\); ` +
      `memberflow mail resend --run ${input.rfmRunId} --group ${group}$`,
  );

/**
 * Addresses in the history of a run, with what stands around them; none of those in the configuration that it was
 * started with, the only place for them.
 */
export async function addressesIn(
  handle: WorkflowHandle,
  { input }: Pick<MailScene, 'input'>,
): Promise<readonly string[]> {
  const configuration = JSON.stringify(input.configuration);
  const history = await historyOf(handle);
  const texts = [...payloadTexts(history), JSON.stringify(history)];
  if (!texts.some((text) => text.includes(configuration))) throw new Error('the configuration is not there');
  return texts
    .map((text) => text.replaceAll(configuration, ''))
    .flatMap((text) => addresses.flatMap((address) => excerptsAround(text, address)));
}

function excerptsAround(text: string, wanted: string): readonly string[] {
  const at = text.indexOf(wanted);
  return at < 0 ? [] : [text.slice(Math.max(0, at - 100), at + 100)];
}
