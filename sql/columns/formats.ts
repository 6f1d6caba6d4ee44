/** How a source writes its values: the declared formats that its texts are read by. */
export interface DeclaredFormats {
  /** strptime formats, tried in this order. */
  readonly dates: readonly string[];
  readonly numbers: {
    readonly decimal: '.' | ',';
    readonly group: string;
    readonly symbols: readonly string[];
  };
  /** Texts that mean "no value" beside the empty cell. */
  readonly missing: readonly string[];
  /** IANA zone of timestamps that carry none, and in which the day of one that does is told. */
  readonly timeZone: string;
}
