import { LearnerError } from './failure.js';

export const checkpointDiffers = (): LearnerError =>
  new LearnerError(
    'CheckpointDiffers',
    'The checkpoint was written with other rows or other options: going on from it would give a model of neither.',
    'Train from the beginning, or with the rows and options of the checkpoint.',
  );
