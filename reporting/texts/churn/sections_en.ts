import { counted, verb } from '../counted_en.js';
import type { ChurnSectionTexts } from './sections.js';

export const churnSectionTexts: ChurnSectionTexts = {
  sections: {
    churn_risk: {
      title: 'Churn risk and value',
      lead: 'How likely members are to leave, and what is at stake with them: the top left corner is where to look first.',
    },
    churn_action: {
      title: 'Act first against churn',
      lead: 'The members with whom a contact brings more than it costs, and what speaks for their leaving.',
    },
    churn_change: {
      title: 'Changes in churn risk',
      lead: 'Where members of the last run stand now: sizes alone hide that as many may have calmed down as have become restless.',
    },
    churn_quality: {
      title: 'Quality of the churn model',
      lead: 'How often the model was right about members it had never learned from.',
    },
    churn_history: {
      title: 'Churn predicted and actual',
      lead: 'What each run predicted, and what came of it once its window was over.',
    },
    churn_drift: {
      title: 'Churn drift and alarms',
      lead: 'Whether members still behave like those that the model learned from; where they do not, its probabilities may be off.',
    },
    churn_definition: {
      title: 'Churn definition and data',
      lead: 'When a member counts as churned, who is scored, and what the model was learned from.',
    },
  },
  tables: {
    churn_bands: { title: 'Members by risk band', empty: 'No member is scored.' },
    churn_band_values: { title: 'Risk bands by value class', empty: 'No member is scored.' },
    churn_recoverability: {
      title: 'Chance of coming back',
      empty: 'Nobody has left or is at high risk of it, or no silence has been followed to its end yet.',
    },
    churn_reasons: { title: 'Main reasons to act', empty: 'There is nobody to act on first.' },
    churn_tenths: { title: 'Predicted and actual by tenth', empty: 'There are too few members for tenths.' },
    churn_measures: { title: 'Measures of quality', empty: 'Nothing was measured.' },
    churn_drivers: { title: 'What the model goes by', empty: 'The model goes by nothing in particular.' },
    churn_candidates: { title: 'Models compared', empty: 'No models were compared.' },
    churn_runs: { title: 'Predicted and actual by run', empty: 'Nothing was scored before.' },
    churn_run_tenths: {
      title: 'Latest finished run by tenth',
      empty: 'No run has been followed to its end yet.',
    },
    churn_moves: { title: 'Moves between risk bands', empty: 'Nobody moved.' },
    churn_drift: { title: 'Drift since training', empty: 'Nothing was compared.' },
    churn_rules: { title: 'Rules of the definition', empty: 'There are no rules.' },
    churn_accounts: { title: 'Who is scored', empty: 'No members are known.' },
    churn_snapshots: { title: 'Snapshots learned from', empty: 'There are no snapshots.' },
    churn_left_out: { title: 'Behaviour left out', empty: 'Nothing was left out.' },
  },
  measures: {
    rocAuc: {
      name: 'ROC-AUC',
      meaning: 'Chance that a member who left is ranked before one who stayed; 0.5 is guessing, 1 perfect.',
    },
    prAuc: {
      name: 'PR-AUC',
      meaning: 'Mean precision over all lengths of the list; guessing gives the share who left.',
    },
    logLoss: { name: 'Log loss', meaning: 'How far probabilities are from what came; smaller is better.' },
    brier: {
      name: 'Brier score',
      meaning: 'Mean squared distance of probability and outcome; smaller is better.',
    },
    liftTopTenth: {
      name: 'Lift of the top tenth',
      meaning: 'Share who left in the tenth most at risk, as a multiple of the average.',
    },
    foundInTopTenth: {
      name: 'Found in the top tenth',
      meaning: 'Part of all who left that is in the tenth most at risk (1 is all).',
    },
  },
  probability: {
    heading: 'Predicted probability',
    description: 'What the model makes of everything together.',
  },
  groups: { known: 'Members known', scored: 'Scored' },
  leftOutReasons: {
    table_missing: 'its table is not configured',
    not_point_in_time: 'the table shows only how it is today',
    constant: 'it is the same for all members',
    leak_suspected: 'alone it tells too well who leaves: it may know the future',
  },
  yes: 'yes',
  no: 'no',
  notes: {
    stake: (days) =>
      `Value at stake: what a member's orders came to, net, in the ${days} days before the as-of; of those who have churned, in the ${days} days up to their last order.`,
    probabilities: (from, to) =>
      `Probability: that the member counts as churned on ${to}, from what was known before ${from}.`,
    recoverable: (days) =>
      `Chance of coming back: of the members who have churned already, or are at high or very high risk; by how many of their like ordered again within ${days} days.`,
    payoff: ({ threshold, cost, success, margin }) =>
      `${threshold === null ? 'At the mean value at stake a contact does not pay, however sure it is that a member leaves' : `A contact pays above a probability of ${threshold}, at the mean value at stake`}: it costs ${cost}, keeps ${success} of those who would have left, and ${margin} of what they order is earned.`,
    nobodyPays:
      'At these costs no contact pays. Costs and rates stand under churn.action in the configuration.',
    costAndGain: ({ members, cost, gain, mayBe }) =>
      `Contacting all ${counted(members, 'member')} whom a contact pays for${mayBe ? ' and who may be contacted' : ''} costs ${cost} and is expected to bring ${gain} more than that.`,
    list: 'Who they are stands in the churn workbook, each with three reasons, and in the table churn_scores: never in this report.',
    shortened: ({ members, cost, gain }) =>
      `The list ends after the ${counted(members, 'member')} with the greatest expected gain: contacting those listed costs ${cost} and is expected to bring ${gain} more than that.`,
    suppressed: ({ members, reasons }) =>
      `For ${counted(members, 'further member')} a contact would pay, but they may not be contacted (${reasons}): they are not on the list.`,
    allSuppressed: ({ members, reasons }) =>
      `A contact would pay for ${counted(members, 'member')}, but none of them may be contacted (${reasons}): nobody is on the list.`,
    suppressedFor: (reason, members) => `${reason}: ${members}`,
    testedOn: ({ on, rows, churners }) =>
      `Measured as of ${on} on ${counted(rows, 'member')}, of whom ${churners.text} left.`,
    learnedFrom: ({ learner, snapshots, first, last }) =>
      `${learner}, learned from ${counted(snapshots, 'snapshot')} between ${first} and ${last}.`,
    unweighted:
      'No rows were weighted or copied so that as many leave as stay: probabilities stay what they say.',
    calibrated: ({ method, before, after }) =>
      `Probabilities are calibrated (${method} method): log loss ${after} instead of ${before}.`,
    notCalibrated: (tried) =>
      tried === null
        ? 'Probabilities are not calibrated: there are too few snapshots to try it.'
        : `Probabilities are not calibrated: the ${tried.method} method would have made log loss ${tried.after} of ${tried.before}.`,
    champion: ({ model, earlier, own }) =>
      `It replaced model ${model}: on the same members, log loss ${own} against ${earlier}.`,
    firstModel: 'It is the first model by this definition.',
    flagged:
      'A member was erased after the model had learned from it; train again to be rid of the last trace.',
    ofRun: (asOf, clause) => `Run as of ${asOf}: ${clause}`,
    noneOver: (firstEnd) =>
      `No window is over yet: on ${firstEnd} it will be known what came of the first run.`,
    meanMoved: ({ then, now, asOf }) => `Mean probability: ${now}, after ${then} as of ${asOf}.`,
    leftToScores:
      '“Not scored” before: new, or had not ordered yet. “Not scored” now: most of them have left.',
    noAlarm: 'Nothing is alarming.',
    indexLimits: (warn, alarm) =>
      `Stability index below ${warn}: steady; from ${warn}: moved; from ${alarm}: moved far, train again.`,
    gap: (days) =>
      `Before it lies a gap of ${days} days to prepare a campaign in: who leaves within it is neither learned from nor judged, and a probability is that of a member who is still there.`,
    window: ({ from, to, days }) => `Label window: ${days} days, ${from} to ${to}.`,
  },
  charts: {
    axes: {
      members: 'Members',
      band: 'Risk band',
      valueClass: 'Value class',
      expected: 'Expected to leave',
      reason: 'Reason',
      tenth: 'Tenth (1: most at risk)',
      share: 'Share who leave',
      predicted: 'Predicted',
      actual: 'Actual',
      asOf: 'Run as of',
    },
    heat: ({ members, band, valueClass }) => ({
      title: 'Members by risk band and value class',
      description: `Heat map. At highest risk among the most valuable (${band}, ${valueClass}): ${counted(members, 'member')}.`,
    }),
    expected: ({ members, share }) => ({
      title: 'Expected to leave by risk band',
      description: `Stacked columns by value class. ${members.text} of those who leave, ${share}, come from the bands high and very high.`,
    }),
    reasons: (of) => ({
      title: 'Main reasons of those to act on first',
      description:
        of === null
          ? 'Columns; there is nobody.'
          : `Columns. Most frequent: ${of.reason}, ${counted(of.members, 'member')}.`,
    }),
    calibration: ({ predicted, actual, lowPredicted, lowActual }) => ({
      title: 'Predicted and actual share who leave',
      description: `Two lines over tenths of members. Tenth most at risk: ${predicted} predicted, ${actual} left; tenth least at risk: ${lowPredicted} predicted, ${lowActual} left.`,
    }),
    runs: ({ asOf, predicted, actual }) => ({
      title: 'Predicted and actual share over runs',
      description: `Two lines over runs. Latest run that is over, as of ${asOf}: ${predicted} predicted${actual === null ? ', not over yet' : `, ${actual} left`}.`,
    }),
    flow: ({ before, after, rose, fell, gone, entered }) => ({
      title: `Members by risk band, ${before} to ${after}`,
      description: `Flow diagram. ${counted(rose, 'member')} went up to a higher risk, ${fell.text} down to a lower one; ${gone.text} ${verb(gone, 'is', 'are')} not scored any more, ${entered.text} ${verb(entered, 'was', 'were')} not scored before.`,
    }),
  },
};
