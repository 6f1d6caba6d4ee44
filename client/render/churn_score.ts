import { withinSentence } from '../../domain/text/within_sentence.js';
import { churnWords } from '../../reporting/texts/churn/words.js';
import type { MemberReasons, NoReasons } from '../results/churn_reasons.js';
import type { MemberScore, ScoredMember } from '../results/churn_score.js';
import { amount, count, percent } from './figures.js';
import type { Style } from './style.js';
import { visible } from './width.js';

const words = churnWords('en');

interface ScoreShown {
  readonly score: MemberScore;
  /** Local day that was asked for. */
  readonly asOf: string;
  readonly currency: string;
}

/** How likely a member leaves and why, by the latest run that scored churn; or why that cannot be told. */
export function churnScoreLines({ score, asOf, currency }: ScoreShown, style: Style): readonly string[] {
  if (score.standing === 'no_run')
    return [
      style.strong(`No run has scored churn up to ${asOf}`),
      `How likely the member leaves can be told after: memberflow run scoreChurn --as-of ${asOf}`,
    ];
  const other = score.otherDefinition
    ? ['It went by another definition of churn, or another label window, than the configuration has now.']
    : [];
  const by = `By run ${score.runId} as of ${score.asOf}`;
  switch (score.standing) {
    case 'not_stored':
      return [style.strong(by), 'its scores are not stored any more', ...other];
    case 'not_known':
      return [style.strong(by), 'the member was not known to it', ...other];
    case 'left_out':
      return [style.strong(by), leftOutText(score), ...other];
    case 'scored':
      return [
        style.strong(
          `${by}: ${percent(score.probability)} likely to have left by ${score.leavesBefore}${ifThere(score)}, risk ${withinSentence(words.bands[score.riskBand])}`,
        ),
        ...other,
        `value class ${score.valueClass}, ${amount(score.valueAtStake)} ${currency} at stake; ${recoverabilityText(score)}`,
        actText(score, currency),
        ...reasonLines(score.reasons),
        style.faint(`by model ${score.modelId}: memberflow models show ${score.modelId}`),
      ];
  }
}

/** After a gap the probability is that of a member who is still there when the label window begins. */
const ifThere = ({ thereOn }: ScoredMember): string =>
  thereOn === null ? '' : `, if still there on ${thereOn}`;

function leftOutText(score: MemberScore & { readonly standing: 'left_out' }): string {
  const because = `the member was not scored: ${withinSentence(words.leftOut[score.leftOut])}`;
  return score.recoverability === null ? because : `${because}; ${recoverabilityText(score)}`;
}

type Recoverable = Pick<ScoredMember, 'recoverability' | 'returnProbability'>;

function recoverabilityText({ recoverability, returnProbability }: Recoverable): string {
  if (recoverability === null) return 'not known how recoverable';
  const share =
    returnProbability === null ? '' : ` (${percent(returnProbability)} of such members came back)`;
  return `recoverability ${withinSentence(words.recoverabilities[recoverability])}${share}`;
}

function actText({ act, actRank, expectedGain, suppression }: ScoredMember, currency: string): string {
  if (suppression !== null) return `may not be contacted: ${withinSentence(words.suppressions[suppression])}`;
  if (!act) return 'a contact is not expected to pay';
  const gain = `a contact is expected to bring ${amount(Number(expectedGain).toFixed(2))} ${currency}`;
  return actRank === null
    ? `${gain}; below those to act on first`
    : `${gain}; number ${count(actRank)} of those to act on first`;
}

const untoldTexts: Readonly<Record<NoReasons, string>> = {
  FEATURES_NOT_STORED: 'what was known of the member then is not stored any more',
  MODEL_NOT_STORED: 'the model is not stored any more',
  MODEL_UNUSABLE: 'this version of memberflow cannot read the model',
};

function reasonLines(reasons: MemberReasons): readonly string[] {
  if ('untold' in reasons) return [`why cannot be told: ${untoldTexts[reasons.untold]}`];
  if (reasons.told.length === 0) return ['nothing speaks more for leaving than usual'];
  return [
    'what speaks most for leaving:',
    ...reasons.told.map(({ text }, place) => `  ${place + 1}. ${visible(text)}`),
  ];
}
