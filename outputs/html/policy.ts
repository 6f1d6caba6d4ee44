import { createHash } from 'node:crypto';

/**
 * The content security policy of a page: this one script and nothing else runs, and nothing is fetched or sent.
 * Styles may stand in attributes, for cells and tooltips carry their colours there.
 */
export function policyFor(script: string): string {
  const hash = createHash('sha256').update(script).digest('base64');
  return [
    "default-src 'none'",
    `script-src 'sha256-${hash}'`,
    "style-src 'unsafe-inline'",
    'font-src data:',
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
