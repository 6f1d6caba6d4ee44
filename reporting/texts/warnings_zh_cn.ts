import type { OrderChange, RfmWarning } from '../../contracts/warnings.js';

const format = new Intl.NumberFormat('zh-CN');

const changes: Readonly<Record<OrderChange, string>> = {
  late_arriving: '迟到',
  withdrawn: '消失',
  restated: '内容有变',
};

export function warningText(warning: RfmWarning): string {
  switch (warning.code) {
    case 'edges_collapsed':
      return `${warning.period}：有 ${format.format(warning.edges)} 个分箱边界重合，因为许多会员取值相同；部分分值不会出现`;
    case 'out_of_range':
      return `${warning.period}：${format.format(warning.members)} 名会员超出给定的边界，没有编码（OUT_OF_RANGE）`;
    case 'orders_changed':
      return `与同一截止日的运行 ${warning.runId} 相比，${format.format(warning.orders)} 个订单${changes[warning.change]}（${warning.amount}）`;
    case 'levels_tell_nothing':
      return 'R、F、M 与会员等级无关，无法从中学习权重：三者权重相等';
  }
}
