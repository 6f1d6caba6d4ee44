import type { Command } from 'commander';
import type { Surroundings } from '../surroundings.js';
import type { Finish } from './options.js';

interface CodecFlags {
  listen: string;
  origin?: string[];
  allowEncode: boolean;
  tokens: boolean;
}

/** `memberflow codec` */
export function addCodec(program: Command, around: Surroundings, finish: Finish): void {
  program
    .command('codec')
    .description('Decode encrypted payloads for the Temporal UI, for whom MEMBERFLOW_CODEC_TOKENS names.')
    .option('--listen <host:port>', 'where it answers', '127.0.0.1:8234')
    .option(
      '--origin <url>',
      "pages that may ask; repeatable (default: the embedded server's UI)",
      (value: string, before: readonly string[] | undefined) => [...(before ?? []), value],
    )
    .option('--allow-encode', 'encrypt too, for inputs, signals and updates from the UI', false)
    .option('--no-tokens', 'without authorisation: for this machine only')
    .action(async ({ origin = [], ...flags }: CodecFlags) => {
      const { runCodec } = await import('../commands/codec.js');
      finish(await runCodec({ ...flags, origin }, around));
    });
}
