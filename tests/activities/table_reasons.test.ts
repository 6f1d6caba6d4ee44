import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { csv, openShop, type Cleaned, type Shop } from './shop.js';

const place = 'source_row, reason, column_name, value';

let shop: Shop;
let cleaned: Cleaned;
beforeAll(async () => {
  shop = await openShop();
  cleaned = await shop.clean({
    orders: csv`
      order_id,member_id,ordered_at,amount
      o1,ann,2016-03-01,100
      o2,ann,2016-03-02,100
      o3,ann,2016-03-03,0
    `,
    members: csv`
      member_id,registered_at,level,marketable,birth_date,acquisition_cost,favourite
      ann,2015-01-01,gold,yes,1990-02-28,1.5,tea
      ,2015-01-02,gold,no,1990-02-28,1.5,tea
      bob,2015-02-29,gold,true,1990-02-28,1.5,tea
      cid,2015-01-03,gold,maybe,1990-02-28,1.5,tea
      dan,2015-01-03,gold,0,1990-02-30,1.5,tea
      eve,2015-01-03,gold,否,1990-02-28,much,tea
      fay,2017-01-01,gold,是,1990-02-28,1.5,tea
      gus,2015-01-03,gold,N,1990-02-28,1.5,tea
      gus,2015-01-03,gold,N,1990-02-28,1.5,tea
      hal,2015-01-03,gold,1,1990-02-28,1.5,tea
      hal,2015-01-03,silver,1,1990-02-28,1.5,tea
      ivy,,,,,,
    `,
    refunds: csv`
      order_id,refunded_at,amount
      o1,2016-03-05,10
      o1,2016-03-05,10
      o1,2016-03-06,0
      o1,2016-03-06,-3
      o1,2017-01-01,10
      o3,2016-03-06,10
      o9,2016-03-06,10
      ,2016-03-06,10
      o1,,10
      o1,2016-03-06,
      o1,2016-03-06,ten
    `,
    member_links: csv`
      member_id,canonical_id,linked_at
      old,ann,2016-01-01
      ,ann,2016-01-01
      old2,,2016-01-01
      old3,ann,
      p,q,2016-01-01
      q,p,2016-01-01
      into,p,2016-01-01
      late,ann,2017-01-01
      two,ann,2016-01-01
      two,bob,2016-01-01
    `,
    exclusions: csv`
      member_id,list,listed_at
      staff,employees,
      ,employees,
      staff2,,
      staff3,tests,2017-01-01
    `,
    exchange_rates: csv`
      currency,valid_from,rate
      USD,2016-01-01,7
      USD,2016-02-30,7
      USD,2016-03-01,seven
      USD,2016-04-01,0
      USD,2016-05-01,-7
      EUR,2016-01-01,8
      EUR,2016-01-01,9
    `,
  });
});
afterAll(() => shop.bench.dispose());

describe('rows of other tables that do not count', () => {
  it('of members: missing number, unreadable values, not yet registered, repeated', async () => {
    expect(await cleaned.table('members_quarantine', place)).toEqual([
      '3 | MISSING_MEMBER_ID | member_id | null',
      '4 | UNPARSEABLE_DATE | registered_at | 2015-02-29',
      '5 | UNPARSEABLE_FLAG | marketable | maybe',
      '6 | UNPARSEABLE_DATE | birth_date | 1990-02-30',
      '7 | UNPARSEABLE_NUMBER | acquisition_cost | much',
      '8 | AFTER_AS_OF | registered_at | 2017-01-01',
      '10 | EXACT_DUPLICATE | member_id | null',
      '11 | KEY_CONFLICT | member_id | null',
      '12 | KEY_CONFLICT | member_id | null',
    ]);
    expect(
      await cleaned.table(
        'members_clean',
        'member_id, level, marketable, birth_date, acquisition_cost, favourite',
      ),
    ).toEqual([
      'ann | gold | true | 1990-02-28 | 1.5000 | tea',
      'gus | gold | false | 1990-02-28 | 1.5000 | tea',
      'ivy | null | null | null | null | null',
    ]);
  });

  it('of refunds: repeated, no money given back, not yet known, of an order that does not count', async () => {
    expect(await cleaned.table('refunds_quarantine', place)).toEqual([
      '3 | EXACT_DUPLICATE | null | null',
      '4 | AMOUNT_TOO_LOW | amount | 0.0000',
      '5 | AMOUNT_TOO_LOW | amount | -3.0000',
      '6 | AFTER_AS_OF | refunded_at | 2017-01-01',
      '7 | UNKNOWN_ORDER | order_id | o3',
      '8 | UNKNOWN_ORDER | order_id | o9',
      '9 | MISSING_ORDER_ID | order_id | null',
      '10 | MISSING_DATE | refunded_at | null',
      '11 | MISSING_AMOUNT | amount | null',
      '12 | UNPARSEABLE_NUMBER | amount | ten',
    ]);
  });

  it('of member links: missing numbers, in a circle or into one, not yet known, contradicting', async () => {
    expect(await cleaned.table('member_links_quarantine', place)).toEqual([
      '3 | MISSING_MEMBER_ID | member_id | null',
      '4 | MISSING_VALUE | canonical_id | null',
      '5 | MISSING_DATE | linked_at | null',
      '6 | LINK_CYCLE | canonical_id | q',
      '7 | LINK_CYCLE | canonical_id | p',
      '8 | LINK_CYCLE | canonical_id | p',
      '9 | AFTER_AS_OF | linked_at | 2017-01-01',
      '10 | KEY_CONFLICT | member_id | null',
      '11 | KEY_CONFLICT | member_id | null',
    ]);
    expect(await cleaned.table('member_links_clean', 'member_id, canonical_id')).toEqual(['old | ann']);
  });

  it('of exclusions: missing number or list, not yet listed', async () => {
    expect(await cleaned.table('exclusions_quarantine', place)).toEqual([
      '3 | MISSING_MEMBER_ID | member_id | null',
      '4 | MISSING_VALUE | list | null',
      '5 | AFTER_AS_OF | listed_at | 2017-01-01',
    ]);
  });

  it('of exchange rates: unreadable, not above zero, contradicting', async () => {
    expect(await cleaned.table('exchange_rates_quarantine', place)).toEqual([
      '3 | UNPARSEABLE_DATE | valid_from | 2016-02-30',
      '4 | UNPARSEABLE_NUMBER | rate | seven',
      '5 | AMOUNT_TOO_LOW | rate | 0.0000000000',
      '6 | AMOUNT_TOO_LOW | rate | -7.0000000000',
      '7 | KEY_CONFLICT | currency, valid_from | null',
      '8 | KEY_CONFLICT | currency, valid_from | null',
    ]);
  });
});
