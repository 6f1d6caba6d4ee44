import { expect, it } from 'vitest';
import type { ChurnFacts } from '../../../contracts/churn_facts.js';
import { composeChurnReport } from '../../../reporting/churn/compose.js';
import type { Locale } from '../../../reporting/texts/locale.js';
import { sampleChurnFacts, sampleChurnInput } from '../../support/sample_churn.js';

const { action } = sampleChurnFacts;
type Action = ChurnFacts['action'];

const sectionOf = (otherwise: Partial<Action>, locale: Locale) =>
  composeChurnReport(sampleChurnInput(locale, { action: { ...action, ...otherwise } })).sections.find(
    ({ id }) => id === 'churn_action',
  )!;
const notesOf = (suppressed: NonNullable<Action['suppressed']>, locale: Locale) =>
  sectionOf({ suppressed }, locale).notes;

const none = { members: 0, cost: '0.0000', expectedGain: '0.0000' };
/** Nobody is left whom a contact pays for. */
const nobody = { ...none, listed: none, reasons: [] };

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

it('a report tells those whom a contact pays for apart from those who may not be contacted, in all that counts them', () => {
  const suppressed = [{ reason: 'UNSUBSCRIBED' as const, members: 1_231 }];
  const listed = { members: 500, cost: '500.0000', expectedGain: '20000.0000' };
  const told = (locale: Locale, found: readonly { reason: 'UNSUBSCRIBED'; members: number }[]) =>
    JSON.stringify(
      composeChurnReport(sampleChurnInput(locale, { action: { ...action, listed, suppressed: [...found] } })),
    );
  const clauses = [
    'Contacting all 846 members whom a contact pays for and who may be contacted costs',
    'A contact pays for 846 members who may be contacted: it costs',
    'All 846 members whom a contact pays for and who may be contacted: ',
  ];
  for (const clause of clauses) {
    expect(told('en', suppressed)).toContain(clause);
    expect(told('en', [])).not.toContain(clause);
  }
  for (const clause of ['名值得触达且可触达的会员', '值得触达且可触达的会员有', '值得触达且可触达的会员共'])
    expect(told('zh-CN', suppressed)).toContain(clause);
});

it('a report does not say that no contact pays where all whom it would pay for may not be contacted', () => {
  const suppressed = [{ reason: 'UNSUBSCRIBED' as const, members: 1_231 }];
  const { notes, tables } = sectionOf({ ...nobody, suppressed }, 'en');
  expect(notes).toContain(
    'A contact would pay for 1,231 members, but none of them may be contacted (Unsubscribed: 1,231): nobody is on the list.',
  );
  expect(notes.join()).not.toContain('no contact pays');
  expect(tables.map(({ empty }) => empty)).toEqual(['There is nobody to act on first.']);
  const chinese = sectionOf({ ...nobody, suppressed }, 'zh-CN').notes.join();
  expect(chinese).toContain('但均不可触达（已退订 1,231 名）');
  expect(chinese).not.toContain('另有');
  expect(chinese).not.toContain('都不划算');
});

it('a report says that no contact pays where it would pay for nobody', () => {
  expect(sectionOf({ ...nobody, suppressed: [] }, 'en').notes.join()).toContain('no contact pays');
});
