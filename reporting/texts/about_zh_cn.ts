import { spaced } from './spaced_zh_cn.js';
import type { AboutTexts } from './about.js';

export const aboutTexts: AboutTexts = {
  names: {
    business: '企业',
    asOf: '截止日',
    period: '描述的期',
    currency: '货币',
    timeZone: '时区',
    source: '数据来源',
    weights: '权重',
    consistency: '权重的一致性比率',
    learned: '权重的学习',
    mapping: '分群映射',
    run: '运行编号',
    published: '发布时间',
    code: 'memberflow 版本',
    configuration: '配置',
    nextUpdate: '下次更新',
  },
  asOfMeaning: (asOf) => spaced`描述 ${asOf} 00:00 之前的状态`,
  source: (table, path, sheets) =>
    spaced`${table}：${path}${sheets.length === 0 ? '' : spaced`（${sheets.join('、')}）`}`,
  weights: ({ r, f, m }) => spaced`${r} × R + ${f} × F + ${m} × M`,
  learned: ({ importance, levels, rows, heldOut }) =>
    [
      spaced`随机森林根据 ${levels} 个会员等级学习得出，样本 ${rows} 行（每名会员每期一行）`,
      importance === 'permutation' ? '采用置换重要性' : '采用不纯度重要性',
      ...(heldOut === null
        ? []
        : [
            spaced`对留出会员的等级判断正确率为 ${heldOut.right}，只猜最常见等级则为 ${heldOut.mostFrequent}`,
          ]),
    ].join('；'),
  nextUpdate: '下次运行时更新；同一截止日再次运行会替换本报告。',
  glossary: ({ large, rare, times }) => [
    ['R 最近一次消费', '最后一笔订单到统计期最后一天的天数；天数越少，分值越高。'],
    ['F 消费频率', '有效订单数；已全额退款的订单不再计入。'],
    ['M 消费金额', '有效订单金额合计，已扣除当时已知的退款。'],
    ['RFM 代码、分组', 'R、F、M 三个分值拼接，1 最差；代码相同的会员为一组。'],
    ['RFM 得分', 'R、F、M 的分值乘以权重后求和；分群按此排序。'],
    ['分群', '若干分组的名称，按配置的映射得到。'],
    ['层级：优先行动', spaced`不少于会员 ${large} 的组。`],
    ['层级：其次', spaced`不少于会员 ${rare} 的组。`],
    ['层级：少而贵重', spaced`人数更少，但金额占比至少是会员占比 ${times} 倍的组，宜逐一查看。`],
    ['明确', '可以直接据此行动的发现。'],
    ['模糊', '只指出方向、需要进一步分析的发现。'],
    ['涉及金额', '下降的会员数乘以原分群与现分群人均金额之差；离开的会员按原分群人均金额计。'],
    ['下降、上升', '进入平均得分更低或更高的分群。'],
    ['隔离', '不计入任何数值的数据行；均注明原因，源数据没有删除。'],
  ],
  notAvailable: (what) => spaced`不可用：${what}。`,
};
