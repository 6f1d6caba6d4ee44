import { spaced } from '../spaced_zh_cn.js';
import type { ChurnFindingTexts } from './findings.js';

/** 间隔期之后，概率的前提。 */
const ifThereOn = (day: string | null): string => (day === null ? '' : spaced`若未在 ${day} 之前流失，`);

export const churnFindingTexts: ChurnFindingTexts = {
  atRisk: ({ members, share, by, thereOn, atStake }) =>
    spaced`${members.text} 名会员（占评分会员 ${share}）${ifThereOn(thereOn)}到 ${by} 时流失的风险为高或极高，涉及价值 ${atStake}`,
  nobodyAtRisk: ({ by, thereOn }) => spaced`没有会员${ifThereOn(thereOn)}到 ${by} 时流失的风险为高`,
  bestAtRisk: ({ members, atStake }) =>
    spaced`价值最高的会员（A 类）中有 ${members.text} 人风险为高或极高，涉及价值 ${atStake}`,
  act: ({ members, cost, gain, mayBe }) =>
    spaced`值得触达${mayBe ? '且可触达' : ''}的会员有 ${members.text} 名：成本 ${cost}，扣除成本后预计净收益 ${gain}`,
  listed: ({ members, cost, gain }) =>
    spaced`名单取其中预期收益最高的 ${members.text} 名：成本 ${cost}，预计净收益 ${gain}`,
  mostly: (reason, members) => spaced`最常见的原因是“${reason}”（${members.text} 名会员）`,
  joined: (first, second) => spaced`${first}；${second}`,
  moved: ({ rose, fell, asOf }) =>
    spaced`自 ${asOf} 以来，${rose.text} 名会员的风险等级上升，${fell.text} 名下降`,
  recoverable: ({ members, atStake }) =>
    spaced`已流失或流失风险高的会员中有 ${members.text} 名可挽回程度高，涉及价值 ${atStake}`,
  cameTrue: ({ asOf, predicted, actual }) => spaced`${asOf} 的运行预测流失 ${predicted}，实际流失 ${actual}`,
  alarms: {
    feature_drift: ({ features, more, psi, far }) =>
      spaced`${features.map((feature) => `“${feature}”`).join('、')}${more === null ? '' : spaced`及另外 ${more.text} 项`}${far ? '明显' : '有所'}偏离训练时的水平（稳定性指数最高 ${psi}）`,
    score_drift: ({ psi }) => spaced`训练以来预测概率本身已有偏移（稳定性指数 ${psi}）`,
    predicted_against_actual: ({ asOf, predicted, actual, model, replaced }) =>
      spaced`${asOf} 的运行${model === null ? '' : spaced`（模型 ${model}）`}预测流失 ${predicted}，实际却为 ${actual}${replaced ? '；该模型现已被替换' : ''}`,
    rate_rises: ({ asOf, then, now }) => spaced`平均流失概率由 ${then}（${asOf}）升至 ${now}`,
    model_old: ({ asOf, days }) => spaced`模型训练截至 ${asOf}，距今已 ${days} 天`,
  },
  actions: {
    actFirst: '按流失工作簿中的“优先挽留名单”自上而下联系，预算用完为止',
    inPerson: '一对一联系，优先沟通',
    winBack: '优先召回这些会员',
    feature_drift: '检查其数据来源；若变化属实，重新训练',
    score_drift: '重新训练：memberflow run trainChurn',
    predicted_against_actual: '重新训练后再针对单个会员采取行动',
    replaced: '待现用模型首次运行的窗口结束后，再针对单个会员采取行动',
    rate_rises: '寻找共同原因：季节、价格、配送等',
    model_old: '重新训练：memberflow run trainChurn',
  },
};
