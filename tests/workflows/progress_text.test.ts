import { expect, it } from 'vitest';
import type { StepProgress } from '../../contracts/progress.js';
import { progressText } from '../../workflows/progress_text.js';

const id = 'shop/rfm/2018-01-01';
const start = Date.UTC(2026, 10, 22, 11, 36, 5);
const steps: readonly StepProgress[] = [
  { step: 'extract', state: 'done', startedAt: start, endedAt: start + 2_040, note: 'orders 13 rows' },
  { step: 'clean', state: 'running', startedAt: start + 2_040 },
  { step: 'publish', state: 'waiting' },
];

it('of a run under way says the step, since when, that nobody has to act, and what follows', () => {
  const text = progressText({ phase: 'under way', step: 'clean' }, steps, id);
  expect(text.split('\n')[0]).toBe('**clean**, step 2 of 3, since 11:36:07 UTC');
  expect(text).toContain('Nobody has to act, unless');
  expect(text).toContain('*Pending Activities*');
  expect(text).toContain('Next: publish.');
  expect(text).toContain('- ✓ **extract**, 2.0 s: orders 13 rows\n- ▶ **clean**\n- · **publish**\n');
});

it('of a step that is a job of its own names its run', () => {
  const parts: readonly StepProgress[] = [
    { step: 'rfm', state: 'running', startedAt: start, child: `${id}/rfm` },
    { step: 'report', state: 'waiting' },
  ];
  expect(progressText({ phase: 'under way', step: 'rfm' }, parts, id)).toContain(
    `- ▶ **rfm**, in \`${id}/rfm\`\n- · **report**\n`,
  );
});

it('of the last step says that the run is complete then', () => {
  expect(progressText({ phase: 'under way', step: 'publish' }, steps, id)).toContain(
    'Then the run is complete.',
  );
});

it('of a completed run names what people open before what programs read, and its warnings', () => {
  const sha256 = 'a'.repeat(64);
  const documents = [
    { kind: 'manifest', stage: 'publish', uri: 'store:shop/runs/1/manifest.json', sha256 },
    { kind: 'workbook', stage: 'publish', uri: 'file:///out/shop.xlsx', sha256 },
  ] as const;
  const text = progressText(
    { phase: 'completed', documents, warnings: ['3 orders arrived late'] },
    steps,
    id,
  );
  expect(text).toContain('**completed**, with warnings:\n\n- 3 orders arrived late\n');
  expect(text).toMatch(/- workbook: `file:\/\/\/out\/shop\.xlsx`\n- manifest: `store:/);
  expect(text).toContain(`memberflow runs show ${id}`);
});

it('of a failed run says what was wrong, what to do, and whose turn it is', () => {
  const failure = {
    type: 'DatabaseLocked' as const,
    message: 'The output database is open in another program',
    remedy: 'Close it.',
    places: [],
  };
  const text = progressText({ phase: 'failed', failure }, steps, id);
  expect(
    text
      .split('\n')
      .filter((line) => line !== '')
      .slice(0, 4),
  ).toEqual([
    '**failed: DatabaseLocked**',
    'The output database is open in another program',
    '**What to do:** Close it.',
    expect.stringContaining('**Whose turn:** whoever has the database open.'),
  ]);
});
