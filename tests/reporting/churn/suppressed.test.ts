import { expect, it } from 'vitest';
import type { ChurnFacts } from '../../../contracts/churn_facts.js';
import { composeChurnReport } from '../../../reporting/churn/compose.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { sampleChurnFacts, sampleChurnInput } from '../../support/sample_churn.js';

const { action } = sampleChurnFacts;
const notesOf = (suppressed: NonNullable<ChurnFacts['action']['suppressed']>, locale: Locale) =>
  composeChurnReport(sampleChurnInput(locale, { action: { ...action, suppressed } })).sections.find(
    ({ id }) => id === 'churn_action',
  )!.notes;

it('a report counts whom a contact would pay for and who may not be contacted, with the reasons', () => {
  const suppressed = [
    { reason: 'UNSUBSCRIBED' as const, members: 1_200 },
    { reason: 'HARD_BOUNCE' as const, members: 31 },
  ];
  expect(notesOf(suppressed, 'en')).toContain(
    'For 1,231 further members a contact would pay, but they may not be contacted (Unsubscribed: 1,200, Last contacts came back: 31): they are not on the list.',
  );
  expect(notesOf(suppressed, 'zh-CN').join()).toContain('已退订 1,200 名');
  expect(notesOf([], 'en').join()).not.toContain('may not be contacted');
});
