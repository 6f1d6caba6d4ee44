import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Path of a Chromium on this machine, or null where there is none: tests that drive one are skipped then. */
export function findChromium(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find((path) => existsSync(path)) ?? null;
}

/** Starts it without a window. @param switches further ones, such as `--disable-webgl` */
export const startChromium = (path: string, switches: readonly string[] = []): Promise<Browser> =>
  chromium.launch({ executablePath: path, args: ['--no-sandbox', ...switches] });
