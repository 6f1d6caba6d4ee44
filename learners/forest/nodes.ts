import type { Tree } from '../trees/trees.js';
import { leafMark } from '../trees/trees.js';
import type { Split } from './split.js';

/** Nodes of a tree while it grows, in arrays that grow with it. */
export interface Nodes {
  readonly outputs: number;
  /** Adds a leaf and returns its number. */
  readonly add: () => number;
  readonly cover: (node: number, weight: number) => void;
  /** Values of all nodes; of the same array until the next `add`. */
  readonly values: () => Float64Array;
  readonly split: (node: number, split: Split, left: number, gain: number) => void;
  readonly finish: () => Tree;
}

export function openNodes(outputs: number): Nodes {
  let count = 0;
  let room = allocate(1024, outputs);
  return {
    outputs,
    add: () => {
      if (count === room.feature.length) room = enlarged(room, outputs);
      room.feature[count] = leafMark;
      return count++;
    },
    cover: (node, weight) => {
      room.cover[node] = weight;
    },
    values: () => room.value,
    split: (node, split, left, gain) => {
      room.feature[node] = split.feature;
      room.bin[node] = split.bin;
      room.missingLeft[node] = Number(split.missingLeft);
      room.left[node] = left;
      room.gain[node] = gain;
    },
    finish: () => ({
      outputs,
      feature: room.feature.slice(0, count),
      bin: room.bin.slice(0, count),
      missingLeft: room.missingLeft.slice(0, count),
      left: room.left.slice(0, count),
      set: new Int32Array(count).fill(-1),
      sets: new Uint32Array(0),
      value: room.value.slice(0, count * outputs),
      cover: room.cover.slice(0, count),
      gain: room.gain.slice(0, count),
    }),
  };
}

function allocate(nodes: number, outputs: number) {
  return {
    feature: new Uint16Array(nodes),
    bin: new Uint8Array(nodes),
    missingLeft: new Uint8Array(nodes),
    left: new Uint32Array(nodes),
    value: new Float64Array(nodes * outputs),
    cover: new Float32Array(nodes),
    gain: new Float32Array(nodes),
  };
}

type Room = ReturnType<typeof allocate>;

function enlarged(room: Room, outputs: number): Room {
  const larger = allocate(room.feature.length * 2, outputs);
  for (const name of Object.keys(room) as (keyof Room)[]) larger[name].set(room[name]);
  return larger;
}
