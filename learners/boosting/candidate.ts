import { setWords } from '../trees/trees.js';

/** How a leaf might be split, and what goes left. */
export interface Candidate {
  /** 0 where nothing splits the leaf. */
  gain: number;
  feature: number;
  /** Greatest bin that goes left; unused with a set. */
  bin: number;
  missingLeft: boolean;
  /** Bins that go left; undefined for a threshold. */
  set: Uint32Array | undefined;
  gradient: number;
  hessian: number;
  /** Further L2 penalty of the values of both sides. */
  penalty: number;
}

export const noCandidate = (): Candidate => ({
  gain: 0,
  feature: -1,
  bin: 0,
  missingLeft: false,
  set: undefined,
  gradient: 0,
  hessian: 0,
  penalty: 0,
});

const fields = 8;
const doubles = fields + setWords;
/** Bytes of a candidate in shared memory: two cache lines. */
export const candidateBytes = doubles * 8;

/** Candidates in shared memory, one for each leaf and thread. */
export interface CandidateBoard {
  readonly write: (leaf: number, candidate: Candidate) => void;
  /** The best of all threads; of equal ones that of the lowest feature, whichever thread has it. */
  readonly best: (leaf: number) => Candidate;
}

export function openBoard(
  memory: SharedArrayBuffer,
  at: number,
  leaves: number,
  { index, threads }: { readonly index: number; readonly threads: number },
): CandidateBoard {
  const board = new Float64Array(memory, at, leaves * threads * doubles);
  const read = (leaf: number, thread: number): Candidate => {
    const from = (leaf * threads + thread) * doubles;
    const [gain = 0, feature = -1, bin = 0, missingLeft, hasSet, gradient = 0, hessian = 0, penalty = 0] =
      board.subarray(from, from + fields);
    const set = hasSet === 1 ? Uint32Array.from(board.subarray(from + fields, from + doubles)) : undefined;
    return { gain, feature, bin, missingLeft: missingLeft === 1, set, gradient, hessian, penalty };
  };
  return {
    write: (leaf, { gain, feature, bin, missingLeft, set, gradient, hessian, penalty }) => {
      const from = (leaf * threads + index) * doubles;
      board.set([gain, feature, bin, Number(missingLeft), Number(set !== undefined)], from);
      board.set([gradient, hessian, penalty], from + 5);
      if (set) board.set(set, from + fields);
    },
    best: (leaf) => {
      let best = read(leaf, 0);
      for (let thread = 1; thread < threads; thread += 1) {
        const other = read(leaf, thread);
        const isFirst = other.gain === best.gain && other.feature < best.feature;
        if (other.gain > best.gain || (isFirst && other.gain > 0)) best = other;
      }
      return best;
    },
  };
}
