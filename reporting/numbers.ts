import { moneyToText, type TenThousandths } from '../domain/quality/money.js';
import type { Figure } from './report.js';
import type { Locale } from './texts/locale.js';

/** How figures other than money are written in one language. */
export interface PlainNumberTexts {
  readonly count: (value: number) => Figure;
  /** `+312`, `−312`. */
  readonly signedCount: (value: number) => string;
  /** Part of a whole, `6.1%`; what is more than nothing is never written as 0. */
  readonly share: (value: number) => string;
  /** `+6.1%`, `−6.1%`, `±0%`. */
  readonly signedShare: (value: number) => string;
  /** One decimal, `3.4`; such as orders per member. */
  readonly ratio: (value: number) => Figure;
  /** Edges of bins: as many decimals as they have, at most two. */
  readonly edge: (value: number) => string;
}

/** How the figures of a report are written, in one language and currency. */
export interface NumberTexts extends PlainNumberTexts {
  /** Exact; large amounts without decimals. */
  readonly money: (exact: TenThousandths) => Figure;
  readonly signedMoney: (exact: TenThousandths) => string;
}

/** Amounts from here on are written without decimals: nobody reads the cents of a thousand. */
const large = 10_000_000n;

/** Shares below it would be written as 0 with one decimal, and get two. */
const smallShare = 0.0005;
/** The smallest share that two decimals can tell. */
const leastShare = 0.0001;

/** The formats of a language; `currency` is an ISO 4217 code. */
export function numberTexts(locale: Locale, currency: string): NumberTexts {
  const amounts = moneyFormats(locale, currency, 'auto');
  const signedAmounts = moneyFormats(locale, currency, 'exceptZero');
  return {
    ...plainNumberTexts(locale),
    money: (exact) => ({ value: Number(moneyToText(exact)), text: withMinus(amounts(exact)) }),
    signedMoney: (exact) => withMinus(signedAmounts(exact)),
  };
}

/** The formats of a language for what is no money. */
export function plainNumberTexts(locale: Locale): PlainNumberTexts {
  const integer = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const signedInteger = new Intl.NumberFormat(locale, {
    maximumFractionDigits: 0,
    signDisplay: 'exceptZero',
  });
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const oneDecimal = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const twoDecimals = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const finePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 });
  const share = (value: number): string => {
    if (value === 0 || Math.abs(value) >= smallShare) return percent.format(value);
    return Math.abs(value) < leastShare / 2
      ? `<${finePercent.format(leastShare)}`
      : finePercent.format(value);
  };

  return {
    count: (value) => ({ value, text: integer.format(value) }),
    signedCount: (value) => withMinus(signedInteger.format(value)),
    share,
    signedShare: (value) =>
      value === 0 ? `±${share(0)}` : `${value < 0 ? '−' : '+'}${share(Math.abs(value))}`,
    ratio: (value) => ({ value, text: oneDecimal.format(value) }),
    edge: (value) => twoDecimals.format(value),
  };
}

/** Formats decimal text, so that no digit of a large sum goes through floating point. */
function moneyFormats(
  locale: Locale,
  currency: string,
  signDisplay: 'auto' | 'exceptZero',
): (exact: TenThousandths) => string {
  const money = { style: 'currency', currency, signDisplay } as const;
  const whole = new Intl.NumberFormat(locale, { ...money, maximumFractionDigits: 0 });
  const withDecimals = new Intl.NumberFormat(locale, money);
  return (exact) => {
    const format = exact >= large || exact <= -large ? whole : withDecimals;
    return format.format(moneyToText(exact) as Intl.StringNumericLiteral);
  };
}

/** The hyphen that formats give for a minus is easily overlooked, and breaks lines. */
const withMinus = (text: string): string => text.replace('-', '−');
