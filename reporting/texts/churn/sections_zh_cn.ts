import { spaced } from '../spaced_zh_cn.js';
import type { ChurnSectionTexts } from './sections.js';

export const churnSectionTexts: ChurnSectionTexts = {
  sections: {
    churn_risk: {
      title: '流失风险与价值',
      lead: '会员流失的可能性有多大、涉及多少价值：先看左上角。',
    },
    churn_action: {
      title: '优先挽留',
      lead: '触达收益高于成本的会员，以及判断其可能流失的依据。',
    },
    churn_change: {
      title: '风险变化',
      lead: '上次运行的会员现在处于哪个等级：只看规模，看不出有多少人风险上升、多少人风险下降。',
    },
    churn_quality: {
      title: '流失模型质量',
      lead: '对从未参与训练的会员，模型判断得有多准。',
    },
    churn_history: {
      title: '预测与实际对照',
      lead: '每次运行预测了什么，窗口结束后实际如何。',
    },
    churn_drift: {
      title: '漂移与警报',
      lead: '会员的行为是否仍与训练时相近；若已改变，概率可能失准。',
    },
    churn_definition: {
      title: '流失定义与数据',
      lead: '怎样算流失，对谁评分，模型从哪些数据学习。',
    },
  },
  tables: {
    churn_bands: { title: '各风险等级会员', empty: '没有会员参与评分。' },
    churn_band_values: { title: '风险等级 × 价值等级', empty: '没有会员参与评分。' },
    churn_recoverability: {
      title: '可挽回程度',
      empty: '没有已流失或高风险的会员，或尚无可观察到结果的沉默会员。',
    },
    churn_reasons: { title: '优先挽留的主要原因', empty: '没有列入名单的会员。' },
    churn_tenths: { title: '各十分位的预测与实际', empty: '会员太少，无法划分十分位。' },
    churn_measures: { title: '质量指标', empty: '没有测量结果。' },
    churn_drivers: { title: '模型依据', empty: '模型没有突出的依据。' },
    churn_candidates: { title: '模型比较', empty: '没有比较模型。' },
    churn_runs: { title: '历次运行的预测与实际', empty: '此前没有评分。' },
    churn_run_tenths: { title: '最近到期运行的十分位', empty: '尚无运行的窗口结束。' },
    churn_moves: { title: '风险等级之间的变动', empty: '没有会员变动。' },
    churn_drift: { title: '训练以来的漂移', empty: '没有比较结果。' },
    churn_rules: { title: '定义中的规则', empty: '没有规则。' },
    churn_accounts: { title: '评分范围', empty: '没有已知会员。' },
    churn_snapshots: { title: '训练所用快照', empty: '没有快照。' },
    churn_left_out: { title: '未采用的指标', empty: '没有指标被排除。' },
  },
  measures: {
    rocAuc: { name: 'ROC-AUC', meaning: '流失会员排在未流失会员之前的概率；0.5 为随机，1 为完美。' },
    prAuc: { name: 'PR-AUC', meaning: '各名单长度上精确率的平均；随机时等于流失比例。' },
    logLoss: { name: '对数损失', meaning: '概率与实际结果的差距，越小越好。' },
    brier: { name: 'Brier 分数', meaning: '概率与实际结果之差的平方的平均，越小越好。' },
    liftTopTenth: {
      name: '前十分之一提升倍数',
      meaning: '风险最高的十分之一会员的流失比例，相对平均水平的倍数。',
    },
    foundInTopTenth: {
      name: '前十分之一覆盖',
      meaning: '风险最高的十分之一会员覆盖的流失会员比例（1 为全部）。',
    },
  },
  probability: { heading: '预测概率', description: '模型综合全部指标得出的结果。' },
  groups: { known: '已知会员', scored: '参与评分' },
  leftOutReasons: {
    table_missing: '所需的表尚未配置',
    not_point_in_time: '该表只反映当前状态',
    constant: '所有会员取值相同',
    leak_suspected: '单凭该指标判断过准，疑似泄露未来信息',
  },
  yes: '是',
  no: '否',
  notes: {
    stake: (days) =>
      spaced`涉及价值：截止日前 ${days} 天内会员订单的净金额；已流失会员则为截至最后一次下单的 ${days} 天。`,
    probabilities: (from, to) => spaced`概率：根据 ${from} 之前的情况，会员到 ${to} 被视为流失的可能性。`,
    recoverable: (days) =>
      spaced`可挽回程度：针对已流失及风险为高或极高的会员，依据过去同类会员在 ${days} 天内再次下单的比例。`,
    payoff: ({ threshold, cost, success, margin }) =>
      spaced`按平均涉及价值计，${threshold === null ? '无论流失概率多高，触达都不划算' : spaced`概率高于 ${threshold} 时触达即划算`}：每次触达成本 ${cost}，可留住本会流失者的 ${success}，其订单金额的 ${margin} 为收益。`,
    nobodyPays: '按此成本，触达任何会员都不划算。成本与比率见配置 churn.action。',
    costAndGain: ({ members, cost, gain, mayBe }) =>
      spaced`触达全部 ${members.text} 名值得触达${mayBe ? '且可触达' : ''}的会员需要 ${cost}，扣除该成本后预计净收益 ${gain}。`,
    list: '名单在流失工作簿中（每人附三条原因），也在 churn_scores 表中；本报告不列出会员。',
    shortened: ({ members, cost, gain }) =>
      spaced`名单取其中预期收益最高的 ${members.text} 名会员：触达需要 ${cost}，扣除该成本后预计净收益 ${gain}。`,
    suppressed: ({ members, reasons }) =>
      spaced`另有 ${members.text} 名会员触达划算，但不可触达（${reasons}），因此不在名单上。`,
    allSuppressed: ({ members, reasons }) =>
      spaced`触达划算的会员有 ${members.text} 名，但均不可触达（${reasons}），因此名单为空。`,
    suppressedFor: (reason, members) => spaced`${reason} ${members} 名`,
    testedOn: ({ on, rows, churners }) =>
      spaced`在 ${on} 的快照上检验：${rows.text} 名会员中有 ${churners.text} 人流失。`,
    learnedFrom: ({ learner, snapshots, first, last }) =>
      spaced`${learner}，根据 ${first} 至 ${last} 的 ${snapshots.text} 个快照训练。`,
    unweighted: '未为平衡流失与留存而对样本加权或复制，概率保持原意。',
    calibrated: ({ method, before, after }) =>
      spaced`概率经过校准（${method}）：对数损失由 ${before} 降为 ${after}。`,
    notCalibrated: (tried) =>
      tried === null
        ? '概率未经校准：快照太少，无法尝试。'
        : spaced`概率未经校准：${tried.method}校准会使对数损失由 ${tried.before} 变为 ${tried.after}。`,
    champion: ({ model, earlier, own }) =>
      spaced`已取代模型 ${model}：在相同会员上，对数损失 ${own}，原模型 ${earlier}。`,
    firstModel: '这是该定义下的第一个模型。',
    flagged: '模型训练之后有会员被删除；重新训练可清除其残留影响。',
    ofRun: (asOf, clause) => spaced`${asOf} 的运行：${clause}`,
    noneOver: (firstEnd) => spaced`尚无窗口结束：首次运行的结果要到 ${firstEnd} 才能知道。`,
    meanMoved: ({ then, now, asOf }) => spaced`平均概率 ${now}，${asOf} 时为 ${then}。`,
    leftToScores: '原“未评分”：新会员，或当时尚未下单。现“未评分”：大多已流失。',
    noAlarm: '没有需要警惕的情况。',
    indexLimits: (warn, alarm) =>
      spaced`稳定性指数低于 ${warn} 为稳定，达到 ${warn} 为有偏移，达到 ${alarm} 为偏移明显，宜重新训练。`,
    gap: (days) =>
      spaced`标签窗口之前有 ${days} 天间隔期，用于准备活动：期间流失的会员不参与训练和判断，概率以会员届时尚未流失为前提。`,
    window: ({ from, to, days }) => spaced`标签窗口：${days} 天，${from} 至 ${to}。`,
  },
  charts: {
    axes: {
      members: '会员数',
      band: '风险等级',
      valueClass: '价值等级',
      expected: '预计流失人数',
      reason: '原因',
      tenth: '十分位（1 为风险最高）',
      share: '流失比例',
      predicted: '预测',
      actual: '实际',
      asOf: '截止日',
    },
    heat: ({ members, band, valueClass }) => ({
      title: '会员数：风险等级 × 价值等级',
      description: spaced`热力图。价值最高且风险最高的一格（${band}，${valueClass}）有 ${members.text} 名会员。`,
    }),
    expected: ({ members, share }) => ({
      title: '各风险等级预计流失人数',
      description: spaced`按价值等级堆叠的柱形图。预计流失者中有 ${members.text} 人（${share}）来自高与极高等级。`,
    }),
    reasons: (of) => ({
      title: '优先挽留会员的主要原因',
      description:
        of === null
          ? '柱形图，没有会员。'
          : spaced`柱形图。最常见的是${of.reason}，${of.members.text} 名会员。`,
    }),
    calibration: ({ predicted, actual, lowPredicted, lowActual }) => ({
      title: '流失比例的预测与实际',
      description: spaced`各十分位的两条折线。风险最高的十分之一：预测 ${predicted}，实际 ${actual}；风险最低的十分之一：预测 ${lowPredicted}，实际 ${lowActual}。`,
    }),
    runs: ({ asOf, predicted, actual }) => ({
      title: '历次运行的预测与实际流失比例',
      description: spaced`历次运行的两条折线。最近到期的运行（${asOf}）：预测 ${predicted}${actual === null ? '，窗口尚未结束' : spaced`，实际 ${actual}`}。`,
    }),
    flow: ({ before, after, rose, fell, gone, entered }) => ({
      title: spaced`各风险等级会员去向，${before} 至 ${after}`,
      description: spaced`流向图。${rose.text} 人风险上升，${fell.text} 人风险下降；${gone.text} 人不再评分，${entered.text} 人此前未评分。`,
    }),
  },
};
