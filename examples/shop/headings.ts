/** The headings of the workbook's sheets, by canonical column, in the order of the columns. */
export const headings = {
  orders: {
    order_id: '订单号',
    member_id: '会员ID',
    ordered_at: '提交日期',
    amount: '订单金额',
    status: '订单状态',
    channel: '下单渠道',
    coupon_code: '优惠券',
    coupon_amount: '优惠金额',
    cost: '商品成本',
    address: '收货地址',
    device: '下单设备',
  },
  members: {
    member_id: '会员ID',
    name: '姓名',
    level: '会员等级',
    kind: '会员类型',
    registered_at: '注册日期',
    activated_at: '激活日期',
    region: '地区',
    sex: '性别',
    birth_date: '出生日期',
    unsubscribed_at: '退订日期',
    referrer_id: '推荐人ID',
    acquisition_channel: '注册渠道',
    acquisition_cost: '获客成本',
  },
  refunds: { order_id: '订单号', refunded_at: '退款日期', amount: '退款金额' },
  member_links: { member_id: '原会员ID', canonical_id: '会员ID', linked_at: '合并日期' },
  exclusions: { member_id: '会员ID', list: '名单' },
} as const;

/** The tables that the workbook holds. */
export type SheetTable = keyof typeof headings;

/** Names of the sheets beside those of the orders. */
export const sideSheets = {
  members: '会员等级',
  refunds: '退款',
  member_links: '会员合并',
  exclusions: '内部账号',
} as const;
