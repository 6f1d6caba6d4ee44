import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runScript } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';
import { capture } from './steps/run.mjs';

/** Where the tree learners' inner loops are written, and where their compiled bytes go. */
const source = 'learners/kernel/assembly/index.ts';
const embedded = 'learners/kernel/embedded.ts';

const settings = [
  ...'-O3 --runtime stub --importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536 --noAssert'.split(
    ' ',
  ),
  ...['simd', 'threads', 'bulk-memory'].flatMap((feature) => ['--enable', feature]),
];

/**
 * Compiles the kernel, in a process of its own: the compiler's types would declare those of AssemblyScript for all of
 * the project. The same source and compiler give the same bytes.
 * @param {string} root the project's folder
 * @returns {Promise<string>} the module that embeds it
 */
export async function embeddedKernel(root) {
  const folder = mkdtempSync(join(tmpdir(), 'memberflow-kernel-'));
  try {
    const compiled = join(folder, 'kernel.wasm');
    const compiler = join(root, 'node_modules', 'assemblyscript', 'bin', 'asc.js');
    const args = [compiler, source, '--baseDir', root, '--outFile', relative(root, compiled), ...settings];
    const { code, output } = await capture(process.execPath, args, { cwd: root });
    if (code !== 0) throw new Error(`${source} does not compile: ${output}`);
    const lines = readFileSync(compiled)
      .toString('base64')
      .match(/.{1,100}/g);
    return `// Written by \`npm run kernel\` from assembly/: do not edit.
/** The compiled kernel, in base64. */
export const embeddedKernel = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await runScript(async () => {
    writeFileSync(join(projectFolder, embedded), await embeddedKernel(projectFolder));
  });
