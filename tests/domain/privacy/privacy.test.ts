import { describe, expect, it } from 'vitest';
import { privacyOf, type PrivacyRules, type ReadTables } from '../../../domain/privacy/privacy.js';

const read: ReadTables = {
  orders: {
    columns: { member_id: ['手机号'], order_id: ['单号'], amount: ['数量', '单价'], address: ['收货地址'] },
    ruled: ['状态'],
  },
  members: {
    columns: { member_id: ['会员'], birth_date: ['生日'], level: ['等级'], name: ['姓名'] },
    ruled: [],
  },
  member_links: { columns: { member_id: ['旧号'], canonical_id: ['新号'] }, ruled: [] },
};
const privacy = (rules: Partial<PrivacyRules> = {}) => privacyOf({ personal: [], shown: [], ...rules }, read);

describe('a column', () => {
  it('is personal as its table says', () => {
    const { isPersonalColumn } = privacy();
    expect(isPersonalColumn('orders', 'address')).toBe(true);
    expect(isPersonalColumn('members', 'birth_date')).toBe(true);
    expect(isPersonalColumn('members', 'level')).toBe(false);
    expect(isPersonalColumn('orders', 'member_id')).toBe(false);
  });

  it('is personal where it is an attribute that no table of ours knows', () => {
    expect(privacy().isPersonalColumn('members', 'name')).toBe(true);
    expect(privacy({ shown: ['name'] }).isPersonalColumn('members', 'name')).toBe(false);
  });

  it('is not personal where it is made by us', () => {
    expect(privacy().isPersonalColumn('orders', 'order_seq')).toBe(false);
    expect(privacy().isPersonalColumn(null, 'recency_days')).toBe(false);
  });

  it('is what the configuration says, by its name or by its heading', () => {
    expect(privacy({ shown: ['address'] }).isPersonalColumn('orders', 'address')).toBe(false);
    expect(privacy({ shown: ['收货地址'] }).isPersonalColumn('orders', 'address')).toBe(false);
    expect(privacy({ personal: ['单价'] }).isPersonalColumn('orders', 'amount')).toBe(true);
    expect(privacy({ personal: ['recency_days'] }).isPersonalColumn(null, 'recency_days')).toBe(true);
  });

  it('that is declared both ways is personal', () => {
    const both = { personal: ['address'], shown: ['收货地址'] };
    expect(privacy(both).isPersonalColumn('orders', 'address')).toBe(true);
  });

  it('with the number of a member is personal where any of them is, in results too', () => {
    for (const personal of [['member_id'], ['手机号'], ['新号']]) {
      const { isPersonalColumn } = privacy({ personal });
      expect(isPersonalColumn('orders', 'member_id')).toBe(true);
      expect(isPersonalColumn('member_links', 'canonical_id')).toBe(true);
      expect(isPersonalColumn(null, 'member_id')).toBe(true);
      expect(isPersonalColumn('orders', 'order_id')).toBe(false);
    }
  });
});

describe('a heading', () => {
  it('is personal as the columns are that are read from it', () => {
    const { isPersonalHeading } = privacy();
    expect(isPersonalHeading('orders', '收货地址')).toBe(true);
    expect(isPersonalHeading('orders', '单价')).toBe(false);
    expect(isPersonalHeading('members', '姓名')).toBe(true);
    expect(privacy({ personal: ['member_id'] }).isPersonalHeading('orders', '手机号')).toBe(true);
  });

  it('that nobody named is personal unless it is shown', () => {
    expect(privacy().isPersonalHeading('orders', '备注')).toBe(true);
    expect(privacy({ shown: ['备注'] }).isPersonalHeading('orders', '备注')).toBe(false);
    expect(privacy().isPersonalHeading('refunds', '备注')).toBe(true);
  });

  it('that a rule names tells of the row, not of the member', () => {
    expect(privacy().isPersonalHeading('orders', '状态')).toBe(false);
    expect(privacy({ personal: ['状态'] }).isPersonalHeading('orders', '状态')).toBe(true);
  });
});
