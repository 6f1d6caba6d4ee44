import { describe, expect, it } from 'vitest';
import { nearestNames } from '../../../domain/text/nearest.js';

describe('nearestNames', () => {
  it('puts the name with the fewest changed letters first', () => {
    expect(nearestNames('amuont', ['account', 'amount', 'status'])).toEqual(['amount', 'account']);
  });

  it('overlooks case, width, spaces, hyphens and underscores', () => {
    expect(nearestNames('order id', ['ORDER_ID', 'Order-No'])[0]).toBe('ORDER_ID');
    expect(nearestNames('ＩＤ', ['Name', 'id'])).toEqual(['id']);
  });

  it('finds Chinese names by their characters', () => {
    expect(nearestNames('订单号', ['会员编号', '订单编号', '金额'])[0]).toBe('订单编号');
  });

  it('counts a name that contains the other as near', () => {
    expect(nearestNames('date', ['InvoiceDateOfTheOrder', 'rebate amount'])).toEqual([
      'InvoiceDateOfTheOrder',
    ]);
  });

  it('leaves out names that have little in common', () => {
    expect(nearestNames('amount', ['xyz', '会员', ''])).toEqual([]);
  });

  it('gives at most three, or as many as asked for, equally near ones in their order', () => {
    const years = ['2015', '2016', '2017', '2018'];
    expect(nearestNames('201', years)).toEqual(['2015', '2016', '2017']);
    expect(nearestNames('201', years, 1)).toEqual(['2015']);
  });
});
