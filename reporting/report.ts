import type { MemberSelection } from '../contracts/members.js';
import type { Strength } from '../domain/rfm/actions.js';
import type { Locale } from './texts/locale.js';

/** A figure as it is read, beside the figure as it is computed with. */
export interface Figure {
  readonly value: number;
  /** With grouping and unit, in the language of the report. */
  readonly text: string;
}

/** A headline figure with what it is compared with. */
export interface Card {
  readonly id: string;
  readonly label: string;
  readonly figure: Figure;
  /** Null: there is nothing to compare with, and `note` says so. */
  readonly change: {
    /** Such as `+6.1 % on 2016`. */
    readonly text: string;
    readonly direction: 'up' | 'down' | 'same';
    /** Whether that is good; null: neither. */
    readonly good: boolean | null;
  } | null;
  /** Whether more or fewer is better, or what the figure means. */
  readonly note: string;
}

/** Something worth knowing, said in one sentence with its numbers, with the way to the members behind it. */
export interface Finding {
  /** Stable over runs, such as `tier/act_first/332` or `moved/CHAMPIONS/AT_RISK`. */
  readonly id: string;
  readonly topic: 'headline' | 'tier' | 'change' | 'movement' | 'churn' | 'quality';
  readonly strength: Strength;
  /** The strength in the language of the report. */
  readonly strengthText: string;
  readonly sentence: string;
  /** What to do about it; null: nothing is suggested. */
  readonly action: string | null;
  /** Who is meant; null: the finding is about no members, such as one of the data. */
  readonly members: {
    readonly count: number;
    /** Null: `memberflow members` has no options for them. */
    readonly selection: MemberSelection | null;
    /** The command that lists them; null: there is none. */
    readonly command: string | null;
    /** The same as a query of the output database. */
    readonly sql: string;
  } | null;
}

/** `measure`: a figure of a model, which differs from others in its last decimals. */
export type TableColumnKind = 'text' | 'integer' | 'money' | 'number' | 'measure' | 'share' | 'date';

export interface TableColumn {
  readonly id: string;
  /** Heading, with the unit where there is one. */
  readonly heading: string;
  readonly kind: TableColumnKind;
  readonly meaning: string;
}

export type Cell = string | number | null;

/** A table small enough to be read: groups, segments, reasons; never members. */
export interface Table {
  readonly id: string;
  readonly title: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly Cell[])[];
  /** What stands there when there are no rows. */
  readonly empty: string;
}

interface ChartBase {
  readonly id: string;
  readonly title: string;
  /** What the chart shows, in words, with its main figures: the alternative text. */
  readonly description: string;
}

/** Values on a grid of two categories; light to dark, or diverging around zero. The first of y stands at the top. */
export interface HeatChart extends ChartBase {
  readonly kind: 'heat';
  readonly x: { readonly title: string; readonly categories: readonly string[] };
  readonly y: { readonly title: string; readonly categories: readonly string[] };
  readonly valueTitle: string;
  /** By y, then x; null: there can be no such value. */
  readonly values: readonly (readonly (number | null)[])[];
  readonly scale: 'sequential' | 'diverging';
}

/** Bars over a grid: groups along x, periods in depth, members as height. */
export interface BarGridChart extends ChartBase {
  readonly kind: 'bar_grid';
  readonly x: { readonly title: string; readonly categories: readonly string[] };
  readonly y: { readonly title: string; readonly categories: readonly string[] };
  readonly valueTitle: string;
  /** By y, then x. */
  readonly values: readonly (readonly number[])[];
}

/** A column for each category, made of one piece for each series. */
export interface StackedChart extends ChartBase {
  readonly kind: 'stacked';
  readonly categoryTitle: string;
  readonly categories: readonly string[];
  readonly valueTitle: string;
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
}

/** Columns in descending order with the line of their cumulative share. */
export interface ParetoChart extends ChartBase {
  readonly kind: 'pareto';
  readonly categoryTitle: string;
  readonly categories: readonly string[];
  readonly valueTitle: string;
  readonly values: readonly number[];
  readonly shareTitle: string;
  /** Cumulative, 0 to 1. */
  readonly shares: readonly number[];
}

/** Members on their way from segments on the left to segments on the right. */
export interface FlowChart extends ChartBase {
  readonly kind: 'flow';
  readonly fromTitle: string;
  readonly toTitle: string;
  /** In the order in which they are stacked; the same name may stand on both sides. */
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** By numbers of the nodes above. */
  readonly flows: readonly { readonly from: number; readonly to: number; readonly members: number }[];
}

/** Figures over time, or over parts that have an order. */
export interface TrendChart extends ChartBase {
  readonly kind: 'trend';
  /** Values are shares, 0 to 1, and read in per cent; absent: they are amounts. */
  readonly unit?: 'share';
  readonly categoryTitle: string;
  /** Periods or as-of days, oldest first. */
  readonly categories: readonly string[];
  readonly valueTitle: string;
  readonly series: readonly { readonly name: string; readonly values: readonly (number | null)[] }[];
}

export type Chart = HeatChart | BarGridChart | StackedChart | ParetoChart | FlowChart | TrendChart;

/** Sections that only a report with churn has. */
export const churnSectionIds = [
  'churn_risk',
  'churn_action',
  'churn_change',
  'churn_quality',
  'churn_history',
  'churn_drift',
  'churn_definition',
] as const;
export type ChurnSectionId = (typeof churnSectionIds)[number];

/** In the order of a report; a section without content is left out. */
export const sectionIds = [
  'segments',
  'groups',
  'value',
  'movement',
  'trend',
  ...churnSectionIds,
  'quality',
  'definitions',
] as const;
export type SectionId = (typeof sectionIds)[number];

export interface Section {
  readonly id: SectionId;
  readonly title: string;
  /** One or two sentences on how to read it. */
  readonly lead: string;
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
  /** Such as that the data is too thin for a verdict. */
  readonly notes: readonly string[];
}

/** Everything that a run tells its readers, in one language; workbook, page and mail all render this. */
export interface Report {
  readonly locale: Locale;
  readonly business: string;
  readonly runId: string;
  readonly asOf: string;
  /** Such as `demo-shop: member RFM as of 2018-01-01`. */
  readonly title: string;
  /** The period described and its comparison, in words. */
  readonly period: string;
  /** The main finding, short enough for the subject of a mail. */
  readonly subject: string;
  /** Three to five sentences: number, change, baseline, consequence. */
  readonly summary: readonly string[];
  readonly cards: readonly Card[];
  /** The most important first. */
  readonly findings: readonly Finding[];
  readonly sections: readonly Section[];
  /** Sources, definitions, run: name and value. */
  readonly about: readonly (readonly [name: string, value: string])[];
  readonly glossary: readonly (readonly [term: string, meaning: string])[];
  /** What cannot be told, and the warnings of the run. */
  readonly limits: readonly string[];
}
