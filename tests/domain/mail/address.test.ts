import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAddress, withoutAddresses } from '../../../domain/mail/address.js';

describe('an address', () => {
  it.each(['crm@example.com', "o'neill+crm@mail.example.com", '会员@example.cn', 'a@localhost'])(
    '%s',
    (text) => {
      expect(isAddress(text)).toBe(true);
    },
  );

  it.each([
    ['a line break with a further command', 'a@example.com\r\nBcc: e@example.com'],
    ['a line break at its end', 'a@example.com\n'],
    ['two with a comma', 'a@example.com,b@example.com'],
    ['two with a semicolon', 'a@example.com;b@example.com'],
    ['a name before it', 'Ann <a@example.com>'],
    ['a quoted local part', '"a b"@example.com'],
    ['a blank', 'a b@example.com'],
    ['a group', 'team:a@example.com;'],
    ['a null character', 'a\u0000@example.com'],
    ['no domain', 'a@'],
    ['no local part', '@example.com'],
    ['two signs', 'a@b@example.com'],
    ['more than SMTP can name', `${'a'.repeat(250)}@example.com`],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(isAddress(text)).toBe(false);
  });

  it('never holds what a mail header or an SMTP command is separated with', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('\r', '\n', ',', ';', '<', '>', ' ', '\u0085', '\u2028'),
        fc.string(),
        (a, mark, b) => {
          expect(isAddress(`${a}${mark}${b}@example.com`)).toBe(false);
        },
      ),
    );
  });
});

describe('a text without addresses', () => {
  it.each([
    ['550 5.1.1 <bo@example.com> unknown', '550 5.1.1 <…> unknown'],
    ["RCPT TO:<o'neill+crm@example.com>, to=会员@example.cn; 451", 'RCPT TO:<…>, …; 451'],
    ['450 come back @ noon', '450 come back @ noon'],
  ])('%s', (text, rest) => {
    expect(withoutAddresses(text)).toBe(rest);
  });

  it('has none, whatever stands around them', () => {
    fc.assert(
      fc.property(
        fc.emailAddress(),
        fc.constantFrom('<>', '()', '  ', ':;', '""', '[]'),
        (address, around) => {
          fc.pre(isAddress(address));
          expect(withoutAddresses(`550 ${around[0]}${address}${around[1]} no`)).not.toContain(address);
        },
      ),
    );
  });
});
