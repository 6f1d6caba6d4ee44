import { spaced } from './spaced_zh_cn.js';
import type { FindingTexts } from './findings.js';

export const findingTexts: FindingTexts = {
  group: (code, segment) => (code === segment ? spaced`${code} 组` : spaced`${code} 组（${segment}）`),
  groups: (codes) => spaced`${codes} 组`,
  groupsAndMore: (codes, more) => spaced`${codes} 等组（另有 ${more.text} 组）`,
  changed: ({ segment, now, change, rose, share, against }) =>
    spaced`${segment}${rose ? '增加' : '减少'} ${change.text} 人，至 ${now.text} 人（${share === null ? '此前没有' : spaced`${against} ${share}`}）`,
  nowElsewhere: ({ members, from, to }) => spaced`原${from}中有 ${members.text} 人现为${to}`,
  nowGone: ({ members, from, absence }) => spaced`原${from}中有 ${members.text} 人${absence}`,
  nowHere: ({ members, from }) => spaced`其中 ${members.text} 人来自${from}`,
  joined: (change, moved) => spaced`${change}；${moved}`,
  bringsMost: ({ name, members, memberShare, monetaryShare }) =>
    spaced`${name}：${members.text} 名会员，占会员 ${memberShare}，贡献消费金额 ${monetaryShare}`,
  nobody: (period) => spaced`${period}没有会员计分`,
  groupSize: ({ name, members, memberShare, monetaryShare }) =>
    spaced`${name}有 ${members.text} 名会员，占会员 ${memberShare}、消费金额 ${monetaryShare}`,
  together: ({ name, members, memberShare, monetaryShare }) =>
    spaced`${name}合计 ${members.text} 名会员，占会员 ${memberShare}、消费金额 ${monetaryShare}`,
  rareButValuable: ({ name, members, memberShare, monetaryShare, times }) =>
    spaced`${name}人数少而价值高：${members.text} 名会员，占会员 ${memberShare}，贡献消费金额 ${monetaryShare}，是会员占比的 ${times} 倍`,
  fell: ({ members, from, to, before, after, atStake }) =>
    spaced`${before} 至 ${after}，${members.text} 名会员从${from}降为${to}，涉及金额 ${atStake}`,
  rose: ({ members, from, to, before, after }) =>
    spaced`${before} 至 ${after}，${members.text} 名会员从${from}升为${to}`,
  left: ({ members, from, before, absence, share, atStake }) =>
    spaced`${before} 的${from}中有 ${members.text} 人（${share}）${absence}，涉及金额 ${atStake}`,
  entered: ({ members, before, after, share }) =>
    spaced`${after} 的会员中有 ${members.text} 人（${share}）在 ${before} 没有下单`,
  newSince: ({ members, before, share }) => spaced`${before} 以来新增 ${members.text} 名会员（${share}）`,
  setAside: ({ rows, read, share, largest, reason }) =>
    spaced`${read.text} 行订单数据中隔离了 ${rows.text} 行（${share}）；最主要的原因（${largest.text} 行）：${reason}`,
  noneSetAside: (read) => spaced`${read.text} 行订单数据全部有效，没有隔离`,
  outOfRange: ({ members, share, period }) =>
    spaced`${period}有 ${members.text} 名会员（${share}）的数值在给定边界之外，没有代码`,
  restated: {
    late_arriving: (rows, amount, runId) =>
      spaced`与同一截止日的运行 ${runId} 相比，有 ${rows.text} 笔迟到的订单，金额合计 ${amount}`,
    withdrawn: (rows, amount, runId) =>
      spaced`与同一截止日的运行 ${runId} 相比，有 ${rows.text} 笔订单从数据源中消失，金额合计 ${amount}`,
    restated: (rows, amount, runId) =>
      spaced`与同一截止日的运行 ${runId} 相比，有 ${rows.text} 笔订单内容有变，金额变化 ${amount}`,
  },
  widenEdges: '请放宽 rfm.bins 的边界，或设置 outside: clamp',
};
