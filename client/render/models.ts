import type { ChurnCard, SnapshotUse } from '../../contracts/churn_card.js';
import { isSampled, leftInGapOf, membersLookedAt } from '../../contracts/churn_snapshots.js';
import { counted } from '../../domain/text/counted.js';
import type { KnownModel } from '../results/models.js';
import { count, moment, percent } from './figures.js';
import type { Style } from './style.js';
import { alignedTable } from './table.js';

/** Most drivers that a card shows. */
const driversShown = 10;

/** Trained models as a table. */
export function modelListLines(models: readonly KnownModel[], style: Style): readonly string[] {
  if (models.length === 0) return ['No models yet. Next: memberflow run trainChurn'];
  return alignedTable(
    [
      { heading: 'model' },
      { heading: 'as of' },
      { heading: 'trained' },
      { heading: 'learner' },
      { heading: 'ROC-AUC', align: 'right' },
      { heading: 'lift of top tenth', align: 'right' },
      { heading: 'members', align: 'right' },
      { heading: 'standing' },
    ],
    models.map(({ card, standing, flagged }) => [
      card.modelId,
      card.asOf,
      moment(new Date(card.trainedAt)),
      learnerName(card.learner),
      figure(card.quality.rocAuc),
      figure(card.quality.liftTopTenth, 1),
      count(card.members),
      flagged ? `${standing}, a member was erased` : standing,
    ]),
    style,
  );
}

/** The card of a model: what it is, how good it is, what it goes by, what it was learned from. */
export function cardLines(model: KnownModel, style: Style): readonly string[] {
  const { card, standing, flagged } = model;
  return [
    style.strong(`${learnerName(card.learner)} of ${card.business} as of ${card.asOf}: ${standing}`),
    `model ${card.modelId}, trained ${moment(new Date(card.trainedAt))} by memberflow ${card.codeVersion}, seed ${card.seed}`,
    `tells who will have churned after ${counted(card.labelDays, 'day')}${card.gapDays === 0 ? '' : `, from ${counted(card.gapDays, 'day')} on`}; learned from ${counted(card.members, 'member')} and ${counted(card.features.length, 'feature')}`,
    ...(flagged
      ? [style.caution('A member whom it has learned from was erased since: train anew to be rid of it.')]
      : []),
    ...decisionLines(card),
    '',
    ...qualityLines(card, style),
    '',
    style.strong('Ways of learning, on the same folds'),
    ...candidateLines(card, style),
    '',
    style.strong('What it goes by'),
    ...driverLines(card, style),
    '',
    style.strong('Snapshots'),
    ...snapshotLines(card, style),
    ...leftOutLines(card, style),
    ...card.warnings.map((warning) => `${style.caution('Warning:')} ${warning}`),
  ];
}

function decisionLines({ decision: { champion, against } }: ChurnCard): readonly string[] {
  if (against === null) return [];
  const { modelId, quality, own } = against;
  return [
    `${champion ? 'at least as good as' : 'not as good as'} model ${modelId} on the same members: log loss ${figure(own.logLoss)} beside ${figure(quality.logLoss)}, ROC-AUC ${figure(own.rocAuc)} beside ${figure(quality.rocAuc)}`,
  ];
}

function qualityLines({ quality, tenths, calibration, calibrationTried }: ChurnCard, style: Style) {
  const { rows, churners } = quality;
  const tried =
    calibrationTried === null
      ? 'not calibrated: too few snapshots'
      : `calibration ${calibration ?? `${calibrationTried.method} not used`}: log loss ${figure(calibrationTried.before)} without, ${figure(calibrationTried.after)} with it`;
  return [
    style.strong(
      `On the latest snapshot, never learned from: ${counted(rows, 'member')}, ${count(churners)} churned`,
    ),
    `ROC-AUC ${figure(quality.rocAuc)}, PR-AUC ${figure(quality.prAuc)}, log loss ${figure(quality.logLoss)}, Brier ${figure(quality.brier)}; ${tried}`,
    `the top tenth holds ${shareText(quality.foundInTopTenth)} of all who churned, ${figure(quality.liftTopTenth, 1)} times the average`,
    ...alignedTable(
      [
        { heading: 'tenth', align: 'right' },
        { heading: 'members', align: 'right' },
        { heading: 'predicted', align: 'right' },
        { heading: 'actual', align: 'right' },
      ],
      tenths.map(({ tenth, members, predicted, actual }) => [
        String(tenth),
        count(members),
        shareText(predicted),
        shareText(actual),
      ]),
      style,
    ),
  ];
}

const candidateLines = ({ candidates }: ChurnCard, style: Style): readonly string[] =>
  alignedTable(
    [
      { heading: 'learner' },
      { heading: 'ROC-AUC', align: 'right' },
      { heading: 'PR-AUC', align: 'right' },
      { heading: 'log loss', align: 'right' },
      { heading: '' },
    ],
    candidates.map(({ learner, rocAuc, prAuc, logLoss, chosen }) => [
      learnerName(learner),
      figure(rocAuc),
      figure(prAuc),
      figure(logLoss),
      chosen ? 'chosen' : '',
    ]),
    style,
  );

function driverLines({ drivers }: ChurnCard, style: Style): readonly string[] {
  const others = drivers.length - driversShown;
  return [
    ...alignedTable(
      [{ heading: 'feature' }, { heading: 'share', align: 'right' }],
      drivers.slice(0, driversShown).map(({ feature, share }) => [feature, shareText(share)]),
      style,
    ),
    ...(others > 0 ? [`and ${counted(others, 'other')}`] : []),
  ];
}

function snapshotLines({ snapshots, gapDays }: ChurnCard, style: Style): readonly string[] {
  const columns: readonly (readonly [heading: string, cell: (own: SnapshotUse) => string])[] = [
    ['members', (own) => count(membersLookedAt(own))],
    ...(gapDays === 0
      ? []
      : [['left in the gap', (own: SnapshotUse) => countOrBlank(leftInGapOf(own))] as const]),
    ...(isSampled(snapshots) ? [['in the sample', ({ rows }: SnapshotUse) => count(rows)] as const] : []),
    ['churned', ({ churners }) => count(churners)],
    ['share', ({ churners, rows }) => shareText(rows === 0 ? null : churners / rows)],
  ];
  return alignedTable(
    [
      { heading: 'on' },
      { heading: 'use' },
      ...columns.map(([heading]) => ({ heading, align: 'right' as const })),
    ],
    snapshots.map((own) => [
      own.on,
      own.use,
      // Those that are passed are not looked at.
      ...columns.map(([, cell]) => (own.use === 'passed' ? '' : cell(own))),
    ]),
    style,
  );
}

const countOrBlank = (value: number | null): string => (value === null ? '' : count(value));

const leftOutReasons = {
  table_missing: 'not configured',
  not_point_in_time: 'describes today, not the past',
  constant: 'the same for everyone',
  leak_suspected: 'seems to know what came after',
} as const satisfies Record<ChurnCard['leftOut'][number]['reason'], string>;

function leftOutLines({ leftOut }: ChurnCard, style: Style): readonly string[] {
  if (leftOut.length === 0) return [];
  const groups = new Map<string, string[]>();
  for (const { feature, reason, table } of leftOut) {
    const why = table === undefined ? leftOutReasons[reason] : `${table} ${leftOutReasons[reason]}`;
    groups.set(why, [...(groups.get(why) ?? []), feature]);
  }
  return [
    '',
    style.strong('Left out'),
    ...[...groups].map(([reason, features]) => `${reason}: ${features.join(', ')}`),
    ...leftOut.flatMap(({ feature, auc }) =>
      auc === undefined
        ? []
        : [
            `${feature}: ROC-AUC ${figure(auc.alone)} alone; of the model ${figure(auc.withIt)} with it, ${figure(auc.without)} without`,
          ],
    ),
  ];
}

/** `gradient boosting` */
const learnerName = (learner: ChurnCard['learner']): string => learner.replaceAll('_', ' ');

const figure = (value: number | null, digits = 3): string =>
  value === null ? 'not defined' : value.toFixed(digits);

const shareText = (share: number | null): string => (share === null ? 'not defined' : percent(share));
