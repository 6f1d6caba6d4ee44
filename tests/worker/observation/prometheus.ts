import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectFolder } from '../../../worker/project.js';

/** What a line of the scrape says, without its value. */
export interface Sample {
  readonly name: string;
  readonly labels: ReadonlySet<string>;
  readonly value: number;
  readonly text: string;
}

/** A file of the project. */
export const textOf = (path: string): string => readFileSync(join(projectFolder(), path), 'utf8');

/** The samples of a scrape. */
export function samplesOf(text: string): readonly Sample[] {
  return [...text.matchAll(/^(\w+)(?:\{(.*)\})? (\S+)$/gm)].map(([whole, name = '', inner = '', value]) => ({
    name,
    labels: new Set([...inner.matchAll(/(\w+)="/g)].map(([, label = '']) => label)),
    value: Number(value),
    text: whole,
  }));
}

export interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly annotations: { readonly summary: string; readonly runbook: string };
}

/** The alerts of the example's rules file. */
export function rules(): readonly Rule[] {
  const file = parse(textOf('deploy/monitoring/memberflow.rules.yml')) as {
    readonly groups: readonly { readonly rules: readonly Rule[] }[];
  };
  return file.groups.flatMap((group) => group.rules);
}

/** Metrics that an expression reads, with the labels by which it selects. */
export function metricsIn(
  expr: string,
): readonly { readonly name: string; readonly labels: readonly string[] }[] {
  return [...expr.matchAll(/\b((?:memberflow|temporal)_\w+)(?:\{([^}]*)\})?/g)].map(
    ([, name = '', selected = '']) => ({
      name,
      labels: [...selected.matchAll(/(\w+)[=!]/g)].map(([, label = '']) => label),
    }),
  );
}

/** Labels by which an expression groups. */
export const groupedBy = (expr: string): readonly string[] =>
  [...expr.matchAll(/\bby \(([^)]*)\)/g)].flatMap(([, labels = '']) => labels.split(/,\s*/));
