import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { runScript } from './steps/problem.mjs';
import { projectFolder } from './steps/project.mjs';

/** Where the tree learners' inner loops are written, and where their compiled bytes go. */
const source = 'learners/kernel/assembly/index.ts';
const embedded = 'learners/kernel/embedded.ts';

/**
 * Compiles the kernel. The same source and compiler give the same bytes.
 * @param {string} root the project's folder
 * @returns {Promise<string>} the module that embeds it
 */
export async function embeddedKernel(root) {
  const { default: asc } = await import('assemblyscript/asc');
  const { error, stderr, binary } = await compileWith(asc, root);
  if (error) throw new Error(`${source} does not compile: ${error.message}\n${stderr}`);
  const lines = Buffer.from(binary)
    .toString('base64')
    .match(/.{1,100}/g);
  return `// Written by \`npm run kernel\` from assembly/: do not edit.
/** The compiled kernel, in base64. */
export const embeddedKernel = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
}

async function compileWith(asc, root) {
  let binary;
  const settings =
    '-O3 --runtime stub --importMemory --sharedMemory --initialMemory 1 --maximumMemory 65536 --noAssert'.split(
      ' ',
    );
  const features = ['simd', 'threads', 'bulk-memory'].flatMap((feature) => ['--enable', feature]);
  const { error, stderr } = await asc.main(
    [source, '--baseDir', root, '--outFile', 'kernel.wasm', ...settings, ...features],
    {
      writeFile: (_name, contents) => {
        binary = contents;
      },
    },
  );
  return { error, stderr: stderr.toString(), binary };
}

if (import.meta.url === pathToFileURL(process.argv[1]).href)
  await runScript(async () => {
    writeFileSync(join(projectFolder, embedded), await embeddedKernel(projectFolder));
  });
