import { existsSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { codeVersion } from '../../worker/code_version.js';
import { projectFolder } from '../../worker/project.js';
import { failed, ok, type Check, type Finding } from './finding.js';

/** As `engines` of package.json says. */
const oldestNode = [20, 19] as const;

/** Node.js, the build, and the font that pages and pictures are written in. */
export const checkProgram: Check = async () => [nodeVersion(process.versions.node), build(), await fonts()];

export function nodeVersion(version: string): Finding {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const isOld = major < oldestNode[0] || (major === oldestNode[0] && minor < oldestNode[1]);
  return isOld
    ? failed('Node.js', version, `Install ${oldestNode.join('.')} or newer.`)
    : ok('Node.js', version);
}

function build(): Finding {
  const parts = ['client/cli.js', 'workflow-bundle.js', 'page'];
  const missing = parts.filter((part) => !existsSync(join(projectFolder(), 'dist', part)));
  return missing.length === 0
    ? ok('build', `memberflow ${codeVersion()}`)
    : failed('build', `dist/ lacks ${missing.join(', ')}`, 'Run npm run setup.');
}

async function fonts(): Promise<Finding> {
  const weights = ['400Regular/NotoSansSC_400Regular.ttf', '700Bold/NotoSansSC_700Bold.ttf'];
  try {
    for (const file of weights)
      await access(fileURLToPath(import.meta.resolve(`@expo-google-fonts/noto-sans-sc/${file}`)));
    return ok('fonts', 'Noto Sans SC, regular and bold');
  } catch {
    return failed(
      'fonts',
      'Noto Sans SC is not installed; pages and mails cannot be drawn',
      'Run npm run setup.',
    );
  }
}
