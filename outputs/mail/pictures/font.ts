import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { characterMap } from './character_map.js';

/** The one family that pictures are written in; the machine's own fonts are never looked at. */
export const fontFamily = 'Noto Sans SC';

/** Regular and bold; a picture with bold text needs both. */
export const fontFiles = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'].map(
  (file) => fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${file}`)),
);

export interface Glyphs {
  /** The text with a mark in the place of every character that would be drawn as nothing. */
  drawable(text: string): string;
  /** Characters of a text that would be drawn as nothing. */
  missing(text: string): readonly string[];
}

/** What stands for a character without a glyph, such as an emoji in the name of a segment. */
const substitute = '□';

/** Joiners, variation selectors and skin tones: they change the character before them and have no look of their own. */
const modifiers = /[\u200B-\u200D\uFE00-\uFE0F\u{1F3FB}-\u{1F3FF}]/gu;

let reading: Promise<Glyphs> | undefined;

/** The glyphs that both fonts have; read once. */
export function readGlyphs(): Promise<Glyphs> {
  reading ??= Promise.all(fontFiles.map((file) => readFile(file))).then((fonts) =>
    glyphsOf(fonts.map(characterMap)),
  );
  return reading;
}

function glyphsOf(maps: readonly ((codePoint: number) => boolean)[]): Glyphs {
  const has = (character: string): boolean => maps.every((map) => map(character.codePointAt(0) ?? 0));
  return {
    drawable: (text) =>
      Array.from(text.replace(modifiers, ''), (character) => (has(character) ? character : substitute)).join(
        '',
      ),
    missing: (text) => [...new Set(text)].filter((character) => !has(character)),
  };
}
