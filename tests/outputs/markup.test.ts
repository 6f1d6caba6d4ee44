import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedJson } from '../../outputs/html/embed.js';
import { html, trusted } from '../../outputs/markup.js';

describe('html', () => {
  it('escapes texts, between tags and in attributes', () => {
    const name = `<b title="x">&'`;
    expect(html`<p title="${name}">${name}</p>`.markup).toBe(
      '<p title="&lt;b title=&quot;x&quot;&gt;&amp;&#39;">&lt;b title=&quot;x&quot;&gt;&amp;&#39;</p>',
    );
  });

  it('leaves markup as it is, joins lists, and makes nothing of nothing', () => {
    const items = ['a', 'b'].map((text) => html`<li>${text}</li>`);
    expect(html`<i>${items}${null}${false}${0}</i>`.markup).toBe('<i><li>a</li><li>b</li>0</i>');
    expect(html`<p>${trusted('<br>')}</p>`.markup).toBe('<p><br></p>');
  });

  it('drops the indentation of the template and not that of texts', () => {
    expect(html`<pre>        ${'a\n  b'}</pre>`.markup).toContain('a\n  b');
  });

  it('lets no text open a tag or leave an attribute', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(html`${text}`.markup).not.toMatch(/[<>"']/);
      }),
    );
  });
});

describe('embedded data', () => {
  it('reads back as it was and cannot end its script element', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (data) => {
        const text = embeddedJson(data);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(data)));
        expect(text).not.toMatch(/[<\u2028\u2029]/);
      }),
    );
  });

  it.each(['</script>', '<!--<script>', '\u2028', '\u2029', '$&', '__proto__'])('carries %j', (name) => {
    const text = embeddedJson({ [name]: name });
    expect(text).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(text)).toEqual({ [name]: name });
  });
});
