import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { SetupProblem } from './problem.mjs';
import { contentStamp, filesOf } from './sources.mjs';
import { readStamp, writeStamp } from './stamp.mjs';

/** Browsers of the last five years. */
const targets = ['es2020', 'chrome90', 'edge90', 'firefox90', 'safari15'];

/** echarts-gl leaves out the endings that the packages it imports from ask for. */
const completePaths = {
  name: 'complete-paths',
  setup(build) {
    build.onResolve({ filter: /^(echarts|zrender)\/lib\// }, ({ path, resolveDir, kind }) =>
      path.endsWith('.js') ? undefined : build.resolve(`${path}.js`, { resolveDir, kind }),
    );
  },
};

/**
 * Post effects that the report never shows bring a compositor along which evaluates expressions as code; the page's
 * security policy forbids that.
 */
const withoutEffects = (root) => ({
  name: 'without-effects',
  setup(build) {
    const path = join(root, 'outputs', 'html', 'browser', 'no_effects.ts');
    build.onResolve({ filter: /\/effect\/EffectCompositor$/ }, () => ({ path }));
  },
});

/**
 * Packs script and style of the HTML report into dist/page when one of their files changed. What the script imports
 * on demand is in the same file, and is evaluated only then: the report asks for no other file.
 * @param {string} root the project's folder
 */
export function pageStep(root) {
  const wanted = (path) => path.endsWith('.ts') || path.endsWith('.css');
  const inputs = ['package-lock.json', ...filesOf(root, ['outputs/html', 'reporting'], wanted)];
  const stamp = contentStamp(root, inputs);
  const target = join(root, 'dist', 'page');
  return {
    isDone:
      readStamp(root).page === stamp &&
      ['page.js', 'page.css'].every((name) => existsSync(join(target, name))),
    async run() {
      const { build } = await import('esbuild');
      const html = join(root, 'outputs', 'html');
      try {
        await build({
          entryPoints: [join(html, 'browser', 'page.ts'), join(html, 'styles', 'page.css')],
          entryNames: '[name]',
          outdir: target,
          bundle: true,
          minify: true,
          format: 'iife',
          target: targets,
          legalComments: 'eof',
          define: { 'process.env.NODE_ENV': '"production"' },
          plugins: [completePaths, withoutEffects(root)],
          logLevel: 'silent',
        });
      } catch (fault) {
        throw new SetupProblem(
          `The page's script cannot be built: ${fault.message}`,
          'Mend it and start again.',
        );
      }
      writeStamp(root, { page: stamp });
    },
  };
}
