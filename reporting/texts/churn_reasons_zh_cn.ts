import type { ReasonText, ReasonTexts } from './churn_features.js';
import { spaced } from './spaced_zh_cn.js';

const whole = new Intl.NumberFormat('zh-CN', { maximumFractionDigits: 0 });
const fine = new Intl.NumberFormat('zh-CN', { maximumSignificantDigits: 2 });
const percent = new Intl.NumberFormat('zh-CN', { style: 'percent', maximumFractionDigits: 0 });

/** Small multiples with their decimals, large ones without. */
const times = (value: number): string => (value < 10 ? fine : whole).format(value);
const days = (value: number): string => `${whole.format(value)} 天`;
const last = (window: number): string => `近 ${window} 天`;

/** So many of something in a window; none where nothing is known. */
const count =
  (window: string, verb: string, unit: string): ReasonText =>
  ({ value }) =>
    value === null || value === 0
      ? spaced`${window}没有${verb}`
      : spaced`${window}${verb} ${whole.format(value)} ${unit}`;

const amount =
  (window: string): ReasonText =>
  ({ value, money }) =>
    value === null || value === 0 ? spaced`${window}没有消费` : spaced`${window}消费 ${money(value)}`;

/** How long something has not happened. */
const silence =
  (verb: string, never = `从未${verb}`): ReasonText =>
  ({ value }) => {
    if (value === null) return never;
    return value === 0 ? `最后一天有${verb}` : spaced`已 ${days(value)}没有${verb}`;
  };

/** A measured value, or what is said where there is none. */
const told =
  (text: (value: number) => string, missing: string): ReasonText =>
  ({ value }) =>
    value === null ? missing : text(value);

/** A measured distance: it may be none, and may not be known. */
const since = (text: (value: number) => string, none: string, missing: string): ReasonText =>
  told((value) => (value === 0 ? none : text(value)), missing);

const named =
  (what: string): ReasonText =>
  ({ level }) =>
    level === null ? `${what}未知` : `${what}：${level}`;

/** Rates of two windows of different length against each other: so much a day. */
const trend =
  (what: string): ReasonText =>
  ({ value }) => {
    if (value === null) return `${what}无从比较`;
    if (value === 1) return `近 30 天日均${what}与此前 90 天持平`;
    return `近 30 天日均${what}${value < 1 ? '少于' : '多于'}此前 90 天`;
  };

const season: ReasonText = ({ raises }) => (raises ? '正值会员流失较多的时节' : '正值会员流失较少的时节');

const noRhythm = '只在一天下过单';

/** Activity is visits, logins, carts and the like: what members ordered is told by other features. */
const activeAtLast = '最后一天有下单以外的活动';
const activeOnce = '一年中至多一周有下单以外的活动';
const weeksActive =
  (of: number): ReasonText =>
  ({ value }) =>
    `近 ${of} 周中有 ${whole.format(value ?? 0)} 周有下单以外的活动`;

export const reasonTexts: ReasonTexts = {
  orders_30: count(last(30), '下单', '笔'),
  orders_90: count(last(90), '下单', '笔'),
  orders_180: count(last(180), '下单', '笔'),
  orders_365: count(last(365), '下单', '笔'),
  orders_total: count('迄今', '下单', '笔'),
  amount_30: amount(last(30)),
  amount_90: amount(last(90)),
  amount_180: amount(last(180)),
  amount_365: amount(last(365)),
  amount_total: amount('迄今'),
  months_ordered_12: ({ value }) => `近 12 个月中有 ${whole.format(value ?? 0)} 个月下单`,
  orders_same_season: count('去年同季', '下单', '笔'),
  days_since_order: silence('下单'),
  order_gap_mean: told((v) => `平均每 ${days(v)}下单一次`, noRhythm),
  order_gap_sd: told((v) => `下单间隔波动 ${days(v)}`, '订单太少，尚无规律'),
  order_gap_median: told((v) => `通常每 ${days(v)}下单一次`, noRhythm),
  order_gap_last: told((v) => `最近两次下单相隔 ${days(v)}`, noRhythm),
  order_silence_ratio: since((v) => `未下单时长已是平常间隔的 ${times(v)} 倍`, '最后一天有下单', noRhythm),
  amount_per_order: ({ value, money }) => (value === null ? '从未下单' : spaced`客单价 ${money(value)}`),
  last_amount_ratio: told((v) => `最近一单金额是自身均值的 ${times(v)} 倍`, '从未下单'),
  orders_trend: trend('下单'),
  amount_trend: trend('消费'),
  last_order_channel: named('最近一单渠道'),
  coupon_share_365: told((v) => `近一年 ${percent.format(v)} 的订单使用优惠券`, '近 365 天没有下单'),
  days_since_coupon: silence('使用优惠券'),
  discount_share_365: told((v) => `近一年优惠券抵扣了 ${percent.format(v)}`, '近 365 天没有下单'),
  points_spent_365: count(last(365), '使用积分', '分'),
  points_balance: ({ value }) => `尚有 ${whole.format(value ?? 0)} 积分未使用`,
  refunds_365: count(last(365), '退款', '次'),
  refunded_share_365: told((v) => `近一年订单金额退回 ${percent.format(v)}`, '近 365 天没有下单'),
  days_since_refund: since((v) => `${days(v)}前退过款`, '最后一天有退款', '从未退款'),
  products_365: count(last(365), '购买', '种商品'),
  categories_365: count(last(365), '购买', '个品类'),
  favourite_category: named('主要购买'),
  favourite_category_share: told((v) => `${percent.format(v)} 的购买集中在偏好品类`, '偏好品类未知'),
  days_since_favourite_category: since(
    (v) => `已 ${days(v)}没有购买偏好品类`,
    '最后一天购买过偏好品类',
    '偏好品类未知',
  ),
  category_gap_ratio: told((v) => `购买偏好品类的间隔是全体会员的 ${times(v)} 倍`, '偏好品类只在一天买过'),
  category_cycle_ratio: since(
    (v) => `未购偏好品类的时长是其周期的 ${times(v)} 倍`,
    '最后一天购买过偏好品类',
    '偏好品类的周期未知',
  ),
  visits_30: count(last(30), '来访', '次'),
  visits_90: count(last(90), '来访', '次'),
  visits_365: count(last(365), '来访', '次'),
  page_views_90: count(last(90), '浏览', '页'),
  logins_90: count(last(90), '登录', '次'),
  carts_90: count(last(90), '加购', '次'),
  other_events_90: count(last(90), '下载等其他活动', '次'),
  weeks_active_13: weeksActive(13),
  weeks_active_52: weeksActive(52),
  visits_since_order: count('最近一单之后', '来访', '次'),
  carts_since_order: count('最近一单之后', '加购', '次'),
  visits_before_order: count('首单之前', '来访', '次'),
  engagement_90: ({ value }) => `近 90 天互动量 ${whole.format(value ?? 0)}`,
  days_since_event: since(
    (v) => `已 ${days(v)}没有下单以外的任何活动`,
    activeAtLast,
    '从未有过下单以外的任何活动',
  ),
  days_since_visit: silence('来访'),
  days_since_login: silence('登录'),
  days_since_cart: silence('加购'),
  active_gap: told((v) => `通常每 ${days(v)}有一次下单以外的活动`, activeOnce),
  event_silence_ratio: since(
    (v) => `没有下单以外活动的时长已是平常间隔的 ${times(v)} 倍`,
    activeAtLast,
    activeOnce,
  ),
  events_trend: trend('下单以外的活动'),
  orders_per_visit_365: told((v) => `近一年每次来访下单 ${times(v)} 笔`, '近 365 天没有来访'),
  contacts_30: count(last(30), '触达', '次'),
  contacts_90: count(last(90), '触达', '次'),
  contacts_365: count(last(365), '触达', '次'),
  clicks_365: count(last(365), '点击', '次'),
  responses_365: count(last(365), '响应', '次'),
  bounces_365: count(last(365), '退信', '次'),
  opened_share_365: told((v) => `近一年触达打开率 ${percent.format(v)}`, '近 365 天没有触达'),
  days_since_contact: since((v) => `${days(v)}前触达过`, '最后一天触达过', '从未触达'),
  contacts_unanswered: ({ value }) => `连续 ${whole.format(value ?? 0)} 次触达没有反应`,
  days_since_reaction: since((v) => `已 ${days(v)}对触达没有反应`, '最后一天对触达有反应', '对触达从无反应'),
  care_contacts_365: count(last(365), '关怀', '次'),
  days_since_care: since((v) => `${days(v)}前关怀过`, '最后一天关怀过', '从未关怀'),
  channels_allowed: told(
    (v) => (v === 0 ? '不允许以任何渠道联系' : `允许以 ${whole.format(v)} 个渠道联系`),
    '没有联系许可的记录',
  ),
  days_since_consent_withdrawn: since(
    (v) => `${days(v)}前撤回过联系许可`,
    '最后一天撤回联系许可',
    '从未撤回联系许可',
  ),
  tenure_days: told((v) => `成为会员 ${days(v)}`, '成为会员 0 天'),
  days_to_first_order: told((v) => {
    if (v === 0) return '注册当天首次下单';
    return v < 0 ? '先下单后注册' : `注册 ${days(v)}后首次下单`;
  }, '注册日或首单日未知'),
  unsubscribed: ({ value }) => (value === 1 ? '已退订' : '未退订'),
  members_referred: count('迄今', '推荐', '名会员'),
  days_since_level_change: since((v) => `处于当前等级 ${days(v)}`, '最后一天变为当前等级', '等级未知'),
  level: named('等级'),
  kind: named('会员类型'),
  region: named('地区'),
  acquisition_channel: named('获客渠道'),
  lead_channel: named('首次线索渠道'),
  season_sine: season,
  season_cosine: season,
};
