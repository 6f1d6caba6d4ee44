// The inner loops of the tree learners, in AssemblyScript over shared memory. Every function has its twin in
// ../plain/, which gives the same bits; both are described where the interface is, in ../kernel.ts.
export { addGroup, addTwoGroups, subtract } from './histograms';
export { addFeatures } from './sampled_histograms';
export { splitInPlace, splitApart, moveRight } from './partition';
export { logLossPairs, squaredErrorPairs } from './gradients';
export { addToScores } from './scores';
export { binFloat64, binFloat32 } from './binning';
export { addMaskedLeaves } from './masks';
export { addWalkedLeaves } from './walk';
