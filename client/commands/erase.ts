import { loadConfig } from '../../config/load.js';
import { MemberflowError } from '../../contracts/failures.js';
import type { EraseInput } from '../../contracts/run.js';
import { erasureLines } from '../render/erasure.js';
import { tombstoneFor } from '../results/tombstone.js';
import { standardInput, type StandardInput } from '../standard_input.js';
import { commandLine, type Surroundings } from '../surroundings.js';
import { tellReader } from '../terminal.js';
import { runJob, type JobOptions } from './job.js';
import { reportFault } from './report.js';

export interface EraseOptions extends Omit<JobOptions, 'asOf'> {
  /** The member's number, or `-`: it stands on standard input, and so in no history of commands. */
  readonly member: string;
  /** Do not ask. */
  readonly yes: boolean;
  readonly dryRun: boolean;
}

/** What is typed to go on. */
const goAhead = 'erase';

/** `memberflow erase MEMBER`: takes a member out of everything that is stored. Returns the exit code. */
export async function runErase(
  options: EraseOptions,
  around: Surroundings,
  input: StandardInput = standardInput(process),
): Promise<number> {
  const { dryRun } = options;
  let member: string;
  try {
    member = await memberOf(options, input);
    if (!dryRun && !options.yes) await confirm(options, around, input);
  } catch (error) {
    return reportFault(error, options.json, around);
  }
  const { terminal } = around;
  return await runJob(
    'eraseMember',
    options,
    {
      nextAfter: ({ status, workflowId }) =>
        status === 'completed' ? '' : commandLine(`runs show ${workflowId}`, options.config),
      findings: ({ erasure }) => {
        if (erasure !== undefined) {
          tellReader(options.json, terminal, (style) => erasureLines(erasure, style));
        }
        return Promise.resolve();
      },
    },
    around,
    async (asked, client, home) => {
      const tombstone = await tombstoneFor(member, asked, client, home);
      const order: EraseInput = { ...asked, tombstone, dryRun };
      return { input: order, about: [tombstone.slice(0, 16), ...(dryRun ? ['dry-run'] : [])] };
    },
  );
}

async function memberOf({ member }: EraseOptions, input: StandardInput): Promise<string> {
  const number = member === '-' ? await input.text() : member;
  if (number.trim() !== '' && !/[\r\n]/.test(number.trim())) return number;
  throw new MemberflowError('InvalidInput', 'Exactly one member has to be named', {
    remedy:
      'Give the number as the sources have it, or - to read it from standard input. Nothing was erased.',
  });
}

async function confirm(options: EraseOptions, around: Surroundings, input: StandardInput): Promise<void> {
  const { config } = await loadConfig(options.config, options.set);
  if (options.member === '-' || !input.isTerminal) {
    throw new MemberflowError('InvalidInput', 'Erasing a member has to be confirmed', {
      remedy: 'Add --yes, or --dry-run to see what it would do. Nothing was erased.',
    });
  }
  around.terminal.talk(
    [
      `This takes the member out of every stored run of ${config.business}, its files, mails and database, and bars them`,
      'from later runs. Numbers linked to theirs by member_links go too. It cannot be undone; --dry-run counts first.',
    ].join('\n'),
  );
  const answer = await input.ask(`Type ${goAhead} to go on: `);
  if (answer.trim() === goAhead) return;
  throw new MemberflowError('InvalidInput', 'Erasing was not confirmed', {
    remedy: `Type ${goAhead} when asked, or add --yes. Nothing was erased.`,
  });
}
