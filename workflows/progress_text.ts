import type { StepProgress } from '../contracts/progress.js';
import type { DocumentRef } from '../contracts/references.js';
import type { SummarizedFailure } from '../contracts/failure_summary.js';
import { turnOf } from '../contracts/whose_turn.js';

/** How a run stands; the Temporal UI shows it as Markdown, without space between the cells of a table. */
export type Standing =
  | { readonly phase: 'under way'; readonly step: string }
  | {
      readonly phase: 'completed';
      readonly documents: readonly DocumentRef[];
      readonly warnings: readonly string[];
    }
  | { readonly phase: 'failed'; readonly failure: SummarizedFailure }
  | { readonly phase: 'cancelled'; readonly warnings: readonly string[] };

/**
 * What operators read of a run: how it stands, who must act and what follows, then its steps.
 *
 * @param workflowId for commands that tell more
 */
export function progressText(standing: Standing, steps: readonly StepProgress[], workflowId: string): string {
  return [
    ...standingLines(standing, steps),
    '',
    '**Steps**',
    '',
    ...steps.map(stepLine),
    '',
    ...outputLines(standing),
    `More: \`memberflow runs show ${workflowId}\``,
  ].join('\n');
}

function standingLines(standing: Standing, steps: readonly StepProgress[]): readonly string[] {
  switch (standing.phase) {
    case 'under way': {
      const at = steps.findIndex(({ step }) => step === standing.step);
      const since = steps[at]?.startedAt;
      const next = steps[at + 1]?.step;
      return [
        `**${standing.step}**, step ${at + 1} of ${steps.length}${since === undefined ? '' : `, since ${clock(since)}`}`,
        '',
        'Nobody has to act, unless *Pending Activities* shows a failure: it has the cause, what to do, and the time of the next attempt, for the step is tried again by itself.',
        '',
        next === undefined ? 'Then the run is complete.' : `Next: ${next}.`,
      ];
    }
    case 'completed':
      return [
        `**completed**${standing.warnings.length === 0 ? '. Nobody has to act.' : ', with warnings:'}`,
        '',
        ...standing.warnings.map((warning) => `- ${warning}`),
      ];
    case 'failed': {
      const { type, message, remedy } = standing.failure;
      return [
        `**failed: ${type}**`,
        '',
        message,
        '',
        `**What to do:** ${remedy ?? 'look at the log of the worker.'}`,
        '',
        `**Whose turn:** ${turnOf(type)}. ${type} is a heading of docs/troubleshooting.md. Then start the run again.`,
      ];
    }
    case 'cancelled':
      return [
        '**cancelled**. Nothing was published, unless it had been before. Start it again when you want to.',
        ...standing.warnings.flatMap((warning) => ['', warning]),
      ];
  }
}

/** Outputs first; what lies in the run's folder of the store is for programs. */
function outputLines(standing: Standing): readonly string[] {
  if (standing.phase !== 'completed' || standing.documents.length === 0) return [];
  const inStore = ({ uri }: DocumentRef) => uri.startsWith('store:');
  const { documents } = standing;
  const sorted = [...documents.filter((one) => !inStore(one)), ...documents.filter(inStore)];
  return ['**Outputs**', '', ...sorted.map(({ kind, uri }) => `- ${kind}: \`${uri}\``), ''];
}

const marks = { waiting: '·', running: '▶', done: '✓', failed: '✗', stopped: '■' } as const;

function stepLine({ step, state, startedAt, endedAt, note, child }: StepProgress): string {
  const took =
    startedAt === undefined || endedAt === undefined
      ? ''
      : `, ${((endedAt - startedAt) / 1000).toFixed(1)} s`;
  const where = child === undefined ? '' : `, in \`${child}\``;
  return `- ${marks[state]} **${step}**${where}${took}${note === undefined || note === '' ? '' : `: ${note}`}`;
}

/** `11:36:05 UTC`: whoever looks may sit anywhere. */
const clock = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(11, 19)} UTC`;
