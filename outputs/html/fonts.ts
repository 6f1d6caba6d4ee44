import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import subsetFont from 'subset-font';
import type { Locale } from '../../reporting/texts/locale.js';
import { typeface } from './charts/look.js';

const weights = [
  { weight: 400, file: '400Regular/NotoSansSC_400Regular.ttf' },
  { weight: 700, file: '700Bold/NotoSansSC_700Bold.ttf' },
] as const;

/** What charts may write beyond the text of the page: numbers in any form. */
const always =
  Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)).join('') + '–−…%·\u00a0\u202f万亿';

/** As wide as a Chinese sign in this typeface: other languages take them from the reader's system. */
const wideInChinese = new Set('“”‘’…—·');

/** Style sheets by the characters that their fonts hold; pages of one business hardly differ in them. */
const made = new Map<string, Promise<string>>();
const mostKept = 4;

/**
 * Style sheet with the page's own typeface in two weights, cut to the signs that occur in a text. Signs that the
 * typeface lacks, such as emoji, are left to the reader's system.
 */
export function fontFaces(text: string, locale: Locale): Promise<string> {
  const signs = Array.from(new Set(always + text))
    .filter((sign) => locale === 'zh-CN' || !wideInChinese.has(sign))
    .sort()
    .join('');
  const known = made.get(signs);
  if (known !== undefined) return known;
  const faces = Promise.all(weights.map((each) => fontFace(each, signs))).then((all) => all.join(''));
  made.set(signs, faces);
  for (const oldest of made.keys()) if (made.size > mostKept) made.delete(oldest);
  // A failure is told to whoever waits for it; it must not stay for those who ask again.
  faces.catch(() => made.delete(signs));
  return faces;
}

async function fontFace({ weight, file }: (typeof weights)[number], signs: string): Promise<string> {
  const path = fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${file}`));
  const font = await subsetFont(await readFile(path), signs, { targetFormat: 'woff2' });
  const source = `url(data:font/woff2;base64,${font.toString('base64')}) format("woff2")`;
  return `@font-face{font-family:"${typeface}";font-weight:${weight};font-display:swap;src:${source}}`;
}
