import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Report, SectionId, Table } from '../../../reporting/report.js';
import { sampleReport } from '../../support/sample_report.js';
import { everything, mailOf } from './sample_mail.js';

const english = sampleReport('en');

/** What a reader sees of HTML. */
const visible = (html: string): string =>
  html
    .replace(/<(head|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(amp|lt|gt|quot|#39|nbsp);/g, (_, name: string) => entities[name] ?? '')
    .replace(/\s+/g, ' ');
const entities: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  nbsp: ' ',
};

const sectionOf = (id: SectionId) => english.sections.find((section) => section.id === id)!;

const withTable = (table: Partial<Table>): Report => ({
  ...english,
  sections: english.sections.map((section) =>
    section.id === 'segments'
      ? { ...section, tables: section.tables.map((original) => ({ ...original, ...table })) }
      : section,
  ),
});

describe.each(['en', 'zh-CN'] as const)('a mail in %s', (locale) => {
  const report = sampleReport(locale);
  const mail = mailOf(report);

  it('has the finding as its subject, after the business', () => {
    expect(mail.subject).toMatch(/^corner-shop(: |：)/);
    expect(mail.subject).toContain(report.subject);
  });

  it('opens with the summary and says each finding with what to do', () => {
    const text = visible(mail.html);
    const first = report.summary.map((sentence) => text.indexOf(sentence));
    expect(first.every((at) => at >= 0)).toBe(true);
    expect(first).toEqual(first.toSorted((a, b) => a - b));
    for (const { sentence, action } of report.findings.slice(0, 6)) {
      expect(text).toContain(sentence);
      if (action !== null) expect(text).toContain(action);
    }
  });

  it('names the language for readers of screens', () => {
    expect(mail.html).toContain(`<html lang="${locale}">`);
  });

  it('says the same without HTML', () => {
    for (const sentence of [...report.summary, ...report.limits]) expect(mail.text).toContain(sentence);
    for (const { figure } of report.cards) expect(mail.text).toContain(figure.text);
    for (const { sentence } of report.findings.slice(0, 6)) expect(mail.text).toContain(sentence);
    expect(mail.text).not.toMatch(/<(td|br|table)/);
  });

  it('says in words what its pictures show, in both parts', () => {
    const described = report.sections.flatMap(({ charts }) => charts).filter(({ id }) => shown.includes(id));
    expect(described).toHaveLength(3);
    for (const { description } of described) {
      expect(mail.html).toContain(`alt="${escaped(description)}"`);
      expect(mail.text).toContain(description);
    }
  });
});

const shown = ['segments_by_period', 'recency_frequency', 'flow_periods'];
const escaped = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (c) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": '#39' }[c] ?? ''};`,
  );

describe('what mail programs can show', () => {
  const { html } = mailOf(english);

  it('is light whatever the theme, since its pictures are', () => {
    expect(html).toContain('<meta name="color-scheme" content="light only"');
    expect(html).toContain('color-scheme:light only');
  });

  it('needs nothing that Word does not know', () => {
    expect(html).not.toMatch(
      /<style|display:\s*(flex|grid)|background-image|position:|float:|<script|var\(--/,
    );
    expect(html).not.toMatch(/<p[\s>]/);
  });

  it('fetches nothing: all pictures are in the mail', () => {
    const sources = [...html.matchAll(/src="([^"]*)"/g)].map(([, source]) => source);
    expect(sources.length).toBeGreaterThan(0);
    expect(sources.every((source) => source?.startsWith('cid:'))).toBe(true);
    expect(html).not.toMatch(/url\(/);
  });

  it('gives Outlook a fixed width', () => {
    expect(html).toMatch(/<!--\[if mso\]><table[^>]*width="600"/);
    expect(html.match(/<img[^>]*width="552"/g)).toHaveLength(3);
  });

  it('has every cell padded in its style, and every tag closed', () => {
    for (const tag of ['table', 'tr', 'td', 'th', 'span', 'b', 'h1']) {
      const opened = html.match(new RegExp(`<${tag}[\\s>]`, 'g'))?.length ?? 0;
      expect(html.match(new RegExp(`</${tag}\\s*>`, 'g'))?.length ?? 0).toBe(opened);
    }
  });

  it('stays below the size at which Gmail cuts', () => {
    expect(Buffer.byteLength(html)).toBeLessThan(90_000);
  });
});

describe('how much a mail tells', () => {
  const rowOf = (i: number) => [`Segment ${i}`, i, 0.1, 1, 1, '2018-01-01'];

  it('is ten rows of a table at most, and it says so', () => {
    const { html, text } = mailOf(withTable({ rows: Array.from({ length: 24 }, (_, i) => rowOf(i + 1)) }));
    for (const part of [visible(html), text]) {
      expect(part).toContain('Segment 10');
      expect(part).not.toContain('Segment 11');
      expect(part).toContain('The first 10 of 24 rows');
    }
  });

  it('is six columns of a table at most', () => {
    const column = { id: 'x', kind: 'integer', meaning: '' } as const;
    const columns = Array.from({ length: 9 }, (_, i) => ({ ...column, heading: `Column ${i + 1}` }));
    const { html, text } = mailOf(withTable({ columns, rows: [columns.map((_, i) => i)] }));
    for (const part of [visible(html), text]) {
      expect(part).toContain('Column 6');
      expect(part).not.toContain('Column 7');
    }
  });

  it('is what the group asks for', () => {
    const { html, text, pictures } = mailOf(english, { content: ['quality'] });
    expect(pictures).toEqual([]);
    for (const part of [visible(html), text]) {
      expect(part).toContain(sectionOf('quality').tables[0]!.title);
      expect(part).not.toContain(sectionOf('movement').title);
      expect(part).not.toContain(english.findings[1]!.sentence);
    }
  });

  it('is never a member: no table but those of the report, no command with rows', () => {
    expect(mailOf(english).html).not.toContain('memberflow members');
  });

  it('stays below 90 kB whatever the names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 200, maxLength: 400 });
    fc.assert(
      fc.property(name, (long) => {
        const { html } = mailOf(
          withTable({ rows: Array.from({ length: 50 }, () => rowOf(1).map(() => long)) }),
        );
        expect(Buffer.byteLength(html)).toBeLessThan(90_000);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a report with nothing in it', () => {
  it('is still a mail', () => {
    const empty = { ...english, cards: [], findings: [], sections: [], limits: [] };
    const { html, text, pictures } = mailOf(empty, { content: everything });
    expect(visible(html)).toContain('Nothing stands out');
    expect(text).toContain('Nothing stands out');
    expect(pictures).toEqual([]);
  });

  it('says in place of an empty table that there is nothing', () => {
    expect(visible(mailOf(withTable({ rows: [] })).html)).toContain(sectionOf('segments').tables[0]!.empty);
  });
});

describe('text of the data', () => {
  it('is never markup', () => {
    const { html } = mailOf(english);
    expect(html).not.toContain('VIP <b>');
    expect(html).toContain('VIP &lt;b&gt;&amp;&quot;&#39; 🎁');
  });

  it('is never markup, whatever it is and wherever it stands', () => {
    const nasty = fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '"><script>x</script>',
      "' onload='x",
      '<!--',
      ']]>',
    );
    fc.assert(
      fc.property(nasty, (text) => {
        const { html, subject } = mailOf({
          ...english,
          business: text,
          title: text,
          period: text,
          subject: text,
          summary: [text],
          limits: [text],
          findings: english.findings.map((finding) => ({
            ...finding,
            sentence: text,
            action: text,
            strengthText: text,
          })),
          cards: english.cards.map((card) => ({ ...card, label: text, note: text })),
        });
        const tags = new Set([...html.matchAll(/<([a-z!][a-z0-9]*)/gi)].map(([, tag]) => tag));
        expect([...tags].filter((tag) => tag === 'script')).toEqual([]);
        expect(html.match(/<img\s/g)).toHaveLength(3);
        expect(html).not.toMatch(/<[^>]*\son[a-z]+=/);
        expect(subject).not.toMatch(/[\r\n]/);
      }),
    );
  });

  it('does not break the subject into two headers', () => {
    const { subject } = mailOf({ ...english, subject: 'VIP\r\nBcc: e@example.com' });
    expect(subject).toBe('corner-shop: VIP Bcc: e@example.com');
  });
});

describe('documents', () => {
  const place = 'https://files.example.com/a.xlsx';
  const workbook = { kind: 'workbook', name: 'a.xlsx', path: '/a.xlsx', bytes: 6e6, place } as const;
  const page = {
    kind: 'report',
    name: 'a.html',
    path: '/a.html',
    bytes: 3e6,
    place: '/srv/out/a.html',
  } as const;

  it('are attached while they fit together', () => {
    const { attachments, text } = mailOf(english, { files: [workbook, page], attachUpTo: 9e6 });
    expect(attachments).toEqual([workbook, page]);
    expect(text).toContain('Workbook: a.xlsx (6 MB), attached');
  });

  it('are linked beyond that, each where the reader finds it', () => {
    const { attachments, html, text } = mailOf(english, { files: [workbook, page], attachUpTo: 4e6 });
    expect(attachments).toEqual([page]);
    expect(html).toContain(`<a href="${place}"`);
    expect(text).toContain(`too large to attach; it is here:\n  ${place}`);
  });

  it('without an address are named by their path, which nothing makes a link', () => {
    const { html } = mailOf(english, { files: [page], attachUpTo: 0 });
    expect(html).toContain('/srv/out/a.html');
    expect(html).not.toContain('href');
  });

  it('that are stored no longer are not left out in silence', () => {
    const { attachments, html, text } = mailOf(english, { files: [page], missing: ['workbook'] });
    expect(attachments).toEqual([page]);
    for (const part of [html, text]) expect(part).toContain('Workbook: no longer stored');
    expect(mailOf(english, { missing: ['report'] }).text).toContain(
      'Report for the browser: no longer stored',
    );
  });
});
