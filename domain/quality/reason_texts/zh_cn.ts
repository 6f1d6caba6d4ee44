import type { ReasonCode, ReasonText } from '../reasons.js';

export const reasonTexts: Readonly<Record<ReasonCode, ReasonText>> = {
  MISSING_MEMBER_ID: {
    description: '该行没有会员编号。',
    remedy: '请在数据源中补全会员编号；游客订单可通过 member_links 关联到会员。',
  },
  MISSING_ORDER_ID: {
    description: '该行没有订单号。',
    remedy: '请在数据源中补全订单号，或将其他列映射为 order_id。',
  },
  MISSING_DATE: {
    description: '该行没有日期。',
    remedy: '请在数据源中补全日期，或映射其他列。',
  },
  MISSING_AMOUNT: {
    description: '该行没有金额。',
    remedy: '请在数据源中补全金额，或映射其他列。',
  },
  MISSING_VALUE: {
    description: '必填列为空。',
    remedy: '请在数据源中补全该列，或映射其他列。',
  },
  UNPARSEABLE_DATE: {
    description: '日期不存在，或不符合声明的格式。',
    remedy: '请更正日期，或在数据源的 dates 中添加该格式。',
  },
  UNPARSEABLE_NUMBER: {
    description: '数字不符合声明的格式。',
    remedy: '请更正数字，或在数据源的 numbers 中声明小数点、千分位符和货币符号。',
  },
  UNPARSEABLE_FLAG: {
    description: '该值既不是“是”也不是“否”。',
    remedy: '请填写 true 或 false、是或否、1 或 0。',
  },
  AMOUNT_TOO_LARGE: {
    description:
      '数字（或同一订单各明细行之和）位数超出可保存的范围：整数部分金额最多 14 位，汇率最多 10 位。',
    remedy: '请检查数据源中的金额及其小数点。',
  },
  AFTER_AS_OF: {
    description: '该行的日期等于或晚于统计时点，当时尚不可知。',
    remedy: '回溯运行时无需处理；否则请检查日期和数据源的时区。',
  },
  EXACT_DUPLICATE: {
    description: '该行与之前的某一行完全相同，仅保留前一行。',
    remedy: '无需处理；若数量较多，请检查数据源是否重复导出。',
  },
  ORDER_ID_CONFLICT: {
    description: '同一订单号有多行，且内容不同。',
    remedy:
      '请更正数据源，或将 on_conflict 设为 latest_by 或 keep_each；若为订单明细，请将 grain 设为 line。',
  },
  KEY_CONFLICT: {
    description: '同一主键有多行，且内容不同。',
    remedy: '请更正数据源，或将 on_conflict 设为 latest_by 或 keep_each。',
  },
  SUPERSEDED: {
    description: '已保留该行的更新版本。',
    remedy: '无需处理：on_conflict 为 latest_by。',
  },
  LINK_CYCLE: {
    description: '会员编号相互循环关联，无法确定应保留哪一个。',
    remedy: '请在 member_links 的数据源中删除循环中的一条关联。',
  },
  EXCLUDED_MEMBER: {
    description: '该会员在排除名单中。',
    remedy: '无需处理；如有误，请将该会员移出名单。',
  },
  ERASED: {
    description: '该行属于已被删除的会员；只计数，不保存。',
    remedy: '请在来源中也删除：memberflow 不改动来源。',
  },
  CANCELLED: {
    description: '数据源将该行标记为已取消。',
    remedy: '无需处理；若其中有正常订单，请检查 tables.orders.cancelled。',
  },
  CANCELLATION_UNMATCHED: {
    description: '找不到同一会员、同一商品的更早明细行，无法冲减该取消行。',
    remedy: '请检查数据源的起始时间是否晚于被取消的订单。',
  },
  NO_EXCHANGE_RATE: {
    description: '当日没有该币种的汇率。',
    remedy: '请在 exchange_rates 中添加当日或更早生效的汇率。',
  },
  AMOUNT_TOO_LOW: {
    description: '金额未超过最低金额。',
    remedy: '若此类订单不计入，则无需处理；否则请调低 min_amount。',
  },
  UNKNOWN_ORDER: {
    description: '该行所属的订单不在有效订单中。',
    remedy: '请检查订单号，以及该订单是否缺失或已被隔离。',
  },
  OUTLIER: {
    description: '金额异常偏大。',
    remedy: '请核实金额；如需剔除此类订单，请设置 outliers.drop。',
  },
  EQUAL_LINE: {
    description: '该明细行与同一订单的另一行完全相同，两行均保留。',
    remedy: '若确为购买两次，则无需处理；否则请将 equal_lines 设为 drop。',
  },
};
