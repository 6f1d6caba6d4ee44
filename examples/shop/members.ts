import { addDays, day, type WallClock } from './calendar.js';
import type { RandomStream } from './random.js';

/** A simulated member, with the traits that drive purchases; the workbook shows only the first five. */
export interface Member {
  readonly id: number;
  readonly name: string;
  readonly region: string;
  readonly channel: string;
  readonly registeredAt: WallClock;
  /** After this instant the member buys no more. */
  readonly lostAt: WallClock;
  readonly ordersAYear: number;
  /** Mean of the logarithm of the order amount. */
  readonly logAmount: number;
  readonly kind: 'customer' | 'staff' | 'unlisted';
}

const familyNames = '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹'.split('');
const givenNames = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰梅鑫浩宇婷雪琳晨欣怡子涵'.split('');
const regions = ['华东', '华东', '华东', '华南', '华南', '华北', '华北', '华中', '西南', '西北', '东北'];
const channels = ['门店', '门店', '官网', '官网', '应用市场', '微信', '微信', '好友推荐'];

/** Names as people really type them: every output must carry them unchanged, and as text. */
export const awkwardNames = [
  '=HYPERLINK("http://example.com","点我")',
  '=1+1',
  '+86 张三',
  '-李四',
  '@王五',
  '"引号" 赵六',
  "O'Brien",
  '吴, 九；<b>&amp;',
  '孙七 🎉',
  '周八\n（第二行）',
  '郑\t十',
  "'; drop table members; --",
] as const;

export const counts = { members: 1500, staff: 6, unlisted: 12 } as const;

const firstRegistration = day('2012-01-01');
const registrationDays = 2180;

function name(random: RandomStream): string {
  const given = random.pick(givenNames);
  return random.pick(familyNames) + given + (random.chance(0.6) ? random.pick(givenNames) : '');
}

/** Members in the order of their registration, which is the order of their ids. */
export function simulateMembers(random: RandomStream): readonly Member[] {
  const instants = Array.from({ length: counts.members }, () =>
    addDays(firstRegistration, registrationDays * Math.sqrt(random.uniform())),
  ).sort((a, b) => a - b);
  return instants.map((registeredAt, i) => {
    const kind = i < counts.staff ? 'staff' : i % 125 === 60 ? 'unlisted' : 'customer';
    return {
      id: 15278000000 + 37 * i + random.below(37),
      name: awkwardNames[(i - 40) / 101] ?? name(random),
      region: random.pick(regions),
      channel: random.pick(channels),
      registeredAt,
      lostAt: addDays(registeredAt, kind === 'staff' ? 3650 : 365 * random.exponential(0.42)),
      ordersAYear: kind === 'staff' ? 12 : 4.4 * random.gamma(0.7),
      logAmount: 4.55 + 0.8 * random.normal(),
      kind,
    };
  });
}
