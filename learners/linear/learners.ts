import { z } from 'zod';
import { plattProbabilities } from '../calibration/platt.js';
import type { Learner } from '../learner.js';
import { readStored } from '../model/read_stored.js';
import { promised } from '../promised.js';
import { watchOf } from '../watch.js';
import {
  logisticDefaults,
  predictLogistic,
  trainLogistic,
  type LogisticModel,
  type LogisticOptions,
} from './logistic.js';
import { scoresOf } from './scores.js';
import { readCoefficients, storedCoefficients, storedDesign } from './stored_design.js';
import {
  supportVectorDefaults,
  trainSupportVectors,
  type SupportVectorModel,
  type SupportVectorOptions,
} from './support_vector_machine.js';

/** Of the design that both are stored with; the first had no ranges of its numbers. */
const version = 2;
const logisticForm = { format: 'logistic regression', version };
const supportVectorForm = { format: 'linear support vector machine', version };

/** Logistic regression, see `trainLogistic`; on the calling thread. */
export const logisticRegression: Learner<Partial<LogisticOptions>, LogisticModel> = {
  name: logisticForm.format,
  train: (data, options, conduct) =>
    promised(() => trainLogistic(data, { ...logisticDefaults, ...options }, watchOf('training', conduct))),
  predict: (model, matrix, conduct) =>
    promised(() => predictLogistic(model, matrix, watchOf('scoring', conduct))),
  toJSON: ({ design, coefficients }) => ({ ...logisticForm, design, coefficients: [...coefficients] }),
  fromJSON: (stored) => {
    const shape = { design: storedDesign, coefficients: storedCoefficients };
    const { design, coefficients } = readStored(logisticForm, shape, stored);
    return { design, coefficients: readCoefficients(design, coefficients) };
  },
};

/** Linear support vector machine, see `trainSupportVectors`; on the calling thread. */
export const linearSupportVectors: Learner<Partial<SupportVectorOptions>, SupportVectorModel> = {
  name: supportVectorForm.format,
  train: (data, options, conduct) =>
    promised(() =>
      trainSupportVectors(data, { ...supportVectorDefaults, ...options }, watchOf('training', conduct)),
    ),
  predict: ({ design, coefficients, calibration }, matrix, conduct) =>
    promised(() =>
      plattProbabilities(calibration, scoresOf(design, coefficients, matrix, watchOf('scoring', conduct))),
    ),
  toJSON: ({ design, coefficients, calibration }) => ({
    ...supportVectorForm,
    design,
    coefficients: [...coefficients],
    calibration,
  }),
  fromJSON: (stored) => {
    const shape = {
      design: storedDesign,
      coefficients: storedCoefficients,
      calibration: z.strictObject({ slope: z.number(), intercept: z.number() }),
    };
    const { design, coefficients, calibration } = readStored(supportVectorForm, shape, stored);
    return { design, coefficients: readCoefficients(design, coefficients), calibration };
  },
};
