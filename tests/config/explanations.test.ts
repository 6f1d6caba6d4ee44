import { describe, expect, it } from 'vitest';
import { explainProblem, problemKinds } from '../../config/problems.js';

describe('explanations', () => {
  it.each(Object.keys(problemKinds))('%s is explained, in a few lines', (code) => {
    const explanation = explainProblem(code.toLowerCase());
    expect(explanation).toMatch(new RegExp(`^${code} .+\\n\\n`));
    expect(explanation?.split('\n').every((line) => line.length <= 120)).toBe(true);
  });

  it.each(['MF999', '', 'toString'])('there is none of %j', (code) => {
    expect(explainProblem(code)).toBeUndefined();
  });
});
