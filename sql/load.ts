import { readFileSync } from 'node:fs';

const texts = new Map<string, string>();

/**
 * The text of an SQL file by its name below this folder, such as `features/member_orders`, with its `{{slots}}`
 * filled. A slot takes a fragment of SQL that depends on the configuration, made only of quoted identifiers,
 * literals and expressions of ours; values of rows are bound as `$parameters`.
 */
export function sqlOf(name: string, slots: Readonly<Record<string, string>> = {}): string {
  let text = texts.get(name);
  if (text === undefined) {
    text = readFileSync(new URL(`./${name}.sql`, import.meta.url), 'utf8');
    texts.set(name, text);
  }
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, slot: string) => {
    const fragment = slots[slot];
    if (fragment === undefined)
      throw new Error(`The SQL file ${name} has a slot {{${slot}}} that nothing fills`);
    return fragment;
  });
}
