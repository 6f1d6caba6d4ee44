import { describe, expect, it } from 'vitest';
import { codesOf, refusalOf, sample } from '../sample.js';
import { readConfig } from '../../../config/load.js';

const members = (columns: string) =>
  `  members:\n    source: orders\n    columns: {member_id: a, registered_at: b${columns}}\n`;
const contacts = (columns: string) =>
  `  contacts:\n    source: orders\n    columns: {campaign_id: a, member_id: b, sent_at: c${columns}}\n`;
const events = '  events:\n    source: orders\n    columns: {member_id: a, occurred_at: b, type: c}\n';
const definition = (text: string) => `churn:\n  definition: ${text}\n`;

describe('churn', () => {
  it('rules that ask a table which is not configured, in groups too', () => {
    expect(
      refusalOf(
        sample + definition('{any: [{rule: no_reaction}, {all: [{rule: no_order}, {rule: no_visit}]}]}'),
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      memberflow.yaml:18:29 MF237 the rule no_reaction is judged by the table contacts, which is not configured
      18 |   definition: {any: [{rule: no_reaction}, {all: [{rule: no_order}, {rule: no_visit}]}]}
         |                             ^^^^^^^^^^^ add tables.contacts, or remove the rule

      memberflow.yaml:18:75 MF237 the rule no_visit is judged by the table events, which is not configured
      18 | …e: no_reaction}, {all: [{rule: no_order}, {rule: no_visit}]}]}
         |                                                   ^^^^^^^^ add tables.events, or remove the rule

      Nothing ran. More: memberflow check --explain MF237"
    `);
  });

  it('rules that ask a column which is not mapped', () => {
    expect(
      refusalOf(
        sample +
          members(', blacklisted_at: c') +
          contacts('') +
          definition('{any: [{rule: blacklisted}, {rule: no_reaction}], unless: [{rule: unsubscribed}]}'),
      ),
    ).toMatchInlineSnapshot(`
      "InvalidInput: 2 problems in memberflow.yaml

      memberflow.yaml:24:50 MF238 the rule no_reaction is judged by opened_at, clicked_at or responded_at of the table contacts, which are not mapped
      24 |   definition: {any: [{rule: blacklisted}, {rule: no_reaction}], unless: [{rule: unsubscribed}]}
         |                                                  ^^^^^^^^^^^ map one of them under tables.contacts.columns, or remove the rule

      memberflow.yaml:24:81 MF238 the rule unsubscribed is judged by unsubscribed_at of the table members, which is not mapped
      24 | …cklisted}, {rule: no_reaction}], unless: [{rule: unsubscribed}]}
         |                                                   ^^^^^^^^^^^^ map it under tables.members.columns, or remove the rule

      Nothing ran. More: memberflow check --explain MF238"
    `);
  });

  it('nothing, where everything that is asked is there', () => {
    const whole =
      sample + members(', unsubscribed_at: c, blacklisted_at: d') + contacts(', clicked_at: d') + events;
    const asked = [
      'unsubscribed',
      'blacklisted',
      'no_order',
      'no_login',
      'no_visit',
      'no_reaction',
      'own_cycle',
    ];
    const text = whole + definition(`{any: [${asked.map((rule) => `{rule: ${rule}}`).join(', ')}]}`);
    expect(readConfig(text, 'memberflow.yaml').config.churn?.definition?.any).toHaveLength(asked.length);
  });

  it('a definition that asks nothing', () => {
    expect(codesOf(sample + definition('{unless: [{rule: no_visit}]}'))).toEqual(['MF208']);
  });

  it('a rule or a group that is misspelt, as what it was meant to be', () => {
    expect(refusalOf(sample + definition('{any: [{rule: no_orders}, {al: [{rule: no_order}]}]}')))
      .toMatchInlineSnapshot(`
        "InvalidInput: 2 problems in memberflow.yaml

        memberflow.yaml:18:29 MF207 churn.definition.any[0].rule: "no_orders" is not allowed
        18 |   definition: {any: [{rule: no_orders}, {al: [{rule: no_order}]}]}
           |                             ^^^^^^^^^ did you mean "no_order"? allowed: unsubscribed, blacklisted, no_order, no_login, no_visit, no_reaction or own_cycle

        memberflow.yaml:18:41 MF205 missing key "rule" in churn.definition.any[1]
        18 |   definition: {any: [{rule: no_orders}, {al: [{rule: no_order}]}]}
           |                                         ^^^^^^^^^^^^^^^^^^^^^^^^ add rule: unsubscribed, blacklisted, no_order, no_login, no_visit, no_reaction or own_cycle

        Nothing ran. More: memberflow check --explain MF207 (also MF205)"
      `);
  });
});
