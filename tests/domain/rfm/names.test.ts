import { describe, expect, it } from 'vitest';
import { codeNames, type CustomMapping, defaultMapping, mappingRefusal } from '../../../domain/rfm/names.js';
import { segmentText } from '../../../domain/rfm/segment_texts/index.js';

const bins = (recency: number, frequency = recency, monetary = recency) => ({ recency, frequency, monetary });

describe('the names of five bins', () => {
  const { names, version, noOrder } = codeNames({ mapping: 'five_bins' }, bins(5));

  /** Codes of R and two pairs F, M for every mean from 1 to 5 by halves. */
  const pairs = ['11', '12', '22', '14', '15', '43', '44', '54', '55'];
  const row = (r: number) => pairs.map((fm) => names.get(`${r}${fm}`));

  it('go by recency and the mean of F and M: 1, 1.5, 2, 2.5, 3, 3.5, 4, 4.5, 5', () => {
    const [champion, active, loyal] = ['CHAMPIONS', 'ACTIVE', 'LOYAL'];
    expect(row(5)).toEqual(['NEW', active, active, active, active, champion, champion, champion, champion]);
    expect(row(4)).toEqual(['PROMISING', active, active, active, active, loyal, loyal, loyal, loyal]);
    expect(row(3)).toEqual([
      'ALMOST_LOST',
      'ALMOST_LOST',
      'ALMOST_LOST',
      'NEEDS_ATTENTION',
      'NEEDS_ATTENTION',
      loyal,
      loyal,
      loyal,
      loyal,
    ]);
    for (const r of [1, 2]) {
      expect(row(r)).toEqual([
        'DORMANT',
        'DORMANT',
        'DORMANT',
        'AT_RISK',
        'AT_RISK',
        'AT_RISK',
        'AT_RISK',
        'PREVIOUSLY_LOYAL',
        'PREVIOUSLY_LOYAL',
      ]);
    }
  });

  it('do not tell F from M', () => {
    for (const [code, segment] of names) expect(names.get(`${code[0]}${code[2]}${code[1]}`)).toBe(segment);
  });

  it('cover all 125 codes in order, and members who never ordered', () => {
    expect(names.size).toBe(125);
    expect([...names.keys()]).toEqual([...names.keys()].toSorted());
    expect(noOrder).toBe('PROSPECTS');
    expect(version).toBe('five_bins/1');
  });

  it('need five bins', () => {
    expect(() => codeNames({ mapping: 'five_bins' }, bins(5, 3, 5))).toThrow(
      'The names five_bins need five bins in every dimension, not 5, 3 and 5',
    );
  });
});

describe('the names of two bins', () => {
  it('are those of Chinese CRM teams, high and low in the order R, F, M', () => {
    const { names, version, noOrder } = codeNames({ mapping: 'two_bins' }, bins(2));
    const listed = { 111: '重要价值', '011': '重要唤回', 101: '重要深耕', '001': '重要挽留' };
    const others = { 110: '潜力', 100: '新客户', '010': '一般维持', '000': '流失' };
    const asDigits = (zeroOne: string) => zeroOne.replaceAll('1', '2').replaceAll('0', '1');
    const expected = Object.entries({ ...listed, ...others }).map(([code, name]) => [asDigits(code), name]);
    expect(names).toEqual(new Map(expected as [string, string][]));
    expect(names.size).toBe(8);
    expect(names.get('122')).toBe('重要唤回');
    expect(names.get('221')).toBe('潜力');
    expect(noOrder).toBeNull();
    expect(version).toBe('two_bins/1');
  });

  it('need two bins', () => {
    expect(mappingRefusal({ mapping: 'two_bins' }, bins(3))).toContain('not 3, 3 and 3');
  });
});

describe('a mapping of one’s own', () => {
  const mapping: CustomMapping = {
    mapping: 'custom',
    version: '2016-spring',
    rules: [
      { code: '333', name: 'TOP' },
      { code: '3**', name: 'RECENT' },
      { code: '**3', name: 'BIG' },
    ],
    otherwise: 'OTHER',
    no_order: 'NEVER',
  };

  it('takes the first rule that fits, else the name for the others', () => {
    const { names, version, noOrder } = codeNames(mapping, bins(3));
    expect(names.size).toBe(27);
    expect(['333', '313', '213', '332', '212', '111'].map((code) => names.get(code))).toEqual([
      'TOP',
      'RECENT',
      'BIG',
      'RECENT',
      'OTHER',
      'OTHER',
    ]);
    expect(version).toBe('2016-spring');
    expect(noOrder).toBe('NEVER');
    expect(codeNames({ ...mapping, no_order: undefined }, bins(3)).noOrder).toBeNull();
  });

  it('is refused when a rule can never fit', () => {
    const wrong = { ...mapping, rules: [...mapping.rules, { code: '*5*', name: 'OFTEN' }] };
    expect(mappingRefusal(wrong, bins(3))).toBe(
      'No member can get the code *5* (OFTEN): the dimensions have 3, 3 and 3 bins',
    );
    expect(mappingRefusal(wrong, bins(3, 5, 3))).toBeNull();
  });
});

describe('without names', () => {
  it('the segment is the code', () => {
    const { names, noOrder, version } = codeNames({ mapping: 'none' }, bins(2, 3, 1));
    expect([...names]).toEqual(['111', '121', '131', '211', '221', '231'].map((code) => [code, code]));
    expect(noOrder).toBeNull();
    expect(version).toBe('none/1');
  });
});

describe('where no names are configured', () => {
  it('the number of bins decides', () => {
    expect(defaultMapping(bins(5))).toEqual({ mapping: 'five_bins' });
    expect(defaultMapping(bins(2))).toEqual({ mapping: 'two_bins' });
    expect(defaultMapping(bins(3))).toEqual({ mapping: 'none' });
    expect(defaultMapping(bins(5, 5, 2))).toEqual({ mapping: 'none' });
  });
});

describe('the display text of a segment', () => {
  it('exists in both languages for every built-in one', () => {
    const builtIn = [
      ...codeNames({ mapping: 'five_bins' }, bins(5)).names.values(),
      ...codeNames({ mapping: 'two_bins' }, bins(2)).names.values(),
      'PROSPECTS',
      'OUT_OF_RANGE',
    ];
    for (const segment of builtIn) {
      expect(segmentText(segment, 'en')).toMatch(/^[A-Z][A-Za-z: ]+$/);
      expect(segmentText(segment, 'en')).not.toBe(segment);
      expect(segmentText(segment, 'zh-CN')).toMatch(/^\p{Script=Han}+$/u);
    }
  });

  it('is the segment itself where there is none', () => {
    expect(segmentText('543', 'en')).toBe('543');
    expect(segmentText('constructor', 'zh-CN')).toBe('constructor');
  });
});
