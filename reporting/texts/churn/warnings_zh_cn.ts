import { spaced } from '../spaced_zh_cn.js';
import type { ChurnWarningTexts } from './warnings.js';

export const churnWarningTexts: ChurnWarningTexts = {
  leak: ({ feature, alone }) =>
    spaced`单凭“${feature}”判断流失，ROC-AUC 即达 ${alone}：似乎包含事后信息，未采用`,
  fewTested: ({ on, churners, others, least }) =>
    spaced`${on} 的检验快照中，${churners.text} 名会员流失，${others.text} 名未流失：任一方不足 ${least} 名时，ROC-AUC 等质量指标参考意义有限`,
  testedOff: ({ on, predicted, actual }) =>
    spaced`${on} 的检验快照中，模型预计 ${predicted} 的会员流失，实际为 ${actual}：请参考其对会员的排序，勿直接采信概率`,
  columnsAssumed: (columns) =>
    spaced`${columns.join('、')}：过去的快照采用其当前值；若来源会覆盖它们，过去就会得知后来之事。请在 members 表写明 point_in_time: false；若保留原值，则写 true`,
  notByTime: '快照太少，无法按时间先后验证：改为留出部分会员来比较各学习方法',
  notCalibrated: '快照太少，无法校准流失概率',
  learnerFailed: ({ learner, because }) => spaced`${learner}无法从这些数据学习流失（${because}），未被选用`,
  modelReplaced: ({ modelId, because }) =>
    spaced`原流失模型 ${modelId} 无法对现有特征评分，已被替换：${because}`,
  unusable: {
    MissingColumn: '训练时的某个特征已不存在',
    InvalidColumn: '训练时的某个特征类型已改变',
    UnreadableModel: '模型文件无法读取',
  },
  alarm: (clause) => `流失预警：${clause}`,
};
