import { describe, expect, it } from 'vitest';
import { cardLines, modelListLines } from '../../../client/render/models.js';
import { plainStyle } from '../../../client/render/style.js';
import type { KnownModel } from '../../../client/results/models.js';
import type { ChurnCard } from '../../../contracts/churn_card.js';
import { sampleChurnFacts } from '../../support/sample_churn.js';
import { sampleManifest } from '../../support/sample_run.js';

const card: ChurnCard = { ...sampleChurnFacts.model, distributions: {} };
const known: KnownModel = {
  card,
  manifest: {
    ...sampleManifest,
    ...{ job: 'trainChurn', champion: true, dataOf: null, definitionHash: card.definitionHash },
    ...{ labelDays: card.labelDays, gapDays: card.gapDays },
  },
  standing: 'champion',
  flagged: false,
};

describe('churn models on the terminal', () => {
  it('are listed with how they stand', () => {
    const [, line] = modelListLines([known], plainStyle);
    expect(line).toContain(card.modelId);
    expect(line).toMatch(/champion$/);
  });

  it('say what to do where there is none', () => {
    expect(modelListLines([], plainStyle)).toEqual(['No models yet. Next: memberflow run trainChurn']);
  });

  it('say on their card that a member whom they learned from was erased', () => {
    const text = (flagged: boolean) => cardLines({ ...known, flagged }, plainStyle).join('\n');
    expect(text(true)).toContain('was erased since');
    expect(text(false)).not.toContain('erased');
  });

  it('have every tenth, candidate and snapshot on their card', () => {
    const text = cardLines(known, plainStyle).join('\n');
    for (const { learner } of card.candidates) expect(text).toContain(learner.replaceAll('_', ' '));
    for (const { on } of card.snapshots) expect(text).toContain(on);
    expect(text.match(/^ +\d+ +[\d,]+ +[\d.]+ % +[\d.]+ %$/gm)).toHaveLength(card.tenths.length);
  });

  it('tell a sample apart from all members of a snapshot, and who left before the label window began', () => {
    const [first, ...others] = card.snapshots;
    const snapshots = [{ ...first!, eligible: 34_500, leftInGap: 77 }, ...others];
    const lineOf = (changed: Partial<ChurnCard>) =>
      cardLines({ ...known, card: { ...card, ...changed } }, plainStyle).find((line) =>
        line.startsWith(first!.on),
      );
    expect(lineOf({ snapshots, gapDays: 14 })).toMatch(/trained +34,500 +77 +6,900 +1,010 +14\.6 %$/);
    expect(lineOf({})).toMatch(/trained +6,900 +1,010 +14\.6 %$/);
    // Cards of before do not tell who left in the gap: that is not nobody.
    expect(lineOf({ gapDays: 14 })).toMatch(/trained +6,900 +1,010 +14\.6 %$/);
  });
});
