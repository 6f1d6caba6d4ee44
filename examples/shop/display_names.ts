import { keyOf, stepWord, streams, uniform } from '../simulator/kernel/draw.js';

const familyNames = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹');
const givenNames = Array.from('伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华玉兰梅鑫浩宇婷雪琳晨欣怡子涵');

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

/** Every so manieth member has an awkward name, as long as there are some. */
const awkwardEvery = 101;

/**
 * A made-up name for a simulated member, put together from common parts.
 *
 * @param member number of the member, from 0
 */
export function displayName(seed: number, member: number): string {
  const awkward = awkwardNames[(member - 40) / awkwardEvery];
  if (awkward !== undefined) return awkward;
  const key = keyOf(seed, streams.names, member);
  const word = stepWord(key, 0);
  const pick = (parts: readonly string[], draw: number): string =>
    parts[Math.floor(uniform(key, word, draw) * parts.length)] ?? '';
  const second = uniform(key, word, 0) < 0.6 ? pick(givenNames, 3) : '';
  return pick(familyNames, 1) + pick(givenNames, 2) + second;
}
