import { createWorld } from '../kernel/world.js';
import type { Parameters } from '../model/parameters.js';
import { openOracle } from './oracle.js';
import { openTruth, type TruthQuestion } from './truth.js';
import { oracleNumbers, truthNumbers } from './truth_layouts.js';
import type { Effort } from './weigh.js';

/** A simulated business that lives by the kernel: all of it is decided by these. */
export interface KernelBusiness {
  readonly parameters: Parameters;
  readonly seed: number;
  readonly members: number;
}

/** What is asked of members, and of which. */
export interface Task {
  readonly kind: 'truth' | 'oracle';
  readonly question: TruthQuestion & { readonly effort: Effort };
  readonly members: Int32Array;
}

/** The numbers of the rows, one after the other. */
export type Numbers = Float64Array;

/** Answers tasks; what a question needs is made once, for all of its tasks. */
export function openAnswers({ parameters, seed, members }: KernelBusiness): (task: Task) => Numbers {
  const world = createWorld(parameters, seed, members);
  let open: { readonly key: string; readonly answer: (member: number) => readonly number[] | null } | null =
    null;
  return ({ kind, question, members: asked }) => {
    const key = JSON.stringify([kind, question]);
    if (open?.key !== key) open = { key, answer: answering() };
    const { answer } = open;
    return Float64Array.from(Array.from(asked, (member) => answer(member) ?? []).flat());

    function answering(): (member: number) => readonly number[] | null {
      if (kind === 'truth') {
        const truth = openTruth(world, question);
        return (member) => {
          const row = truth(member);
          return row === null ? null : truthNumbers(row);
        };
      }
      const oracle = openOracle(world, question);
      return (member) => {
        const row = oracle(member);
        return row === null ? null : oracleNumbers(row);
      };
    }
  };
}
