import { describe, expect, it } from 'vitest';
import { suggestedActions } from '../../domain/rfm/actions.js';
import { actionText } from '../../reporting/texts/actions.js';
import { reconciliationMeaning } from '../../reporting/texts/reconciliation_line.js';
import { spaced } from '../../reporting/texts/spaced_zh_cn.js';

describe('texts of actions', () => {
  it('stand for every built-in suggestion in both languages', () => {
    for (const action of suggestedActions) {
      expect(actionText(action, 'en')).not.toBe(actionText(action, 'zh-CN'));
      expect(actionText(action, 'zh-CN')).toMatch(/\p{Script=Han}/u);
    }
  });

  it('leave an action of the business as it is written', () => {
    expect(actionText('Phone them', 'zh-CN')).toBe('Phone them');
    expect(actionText('constructor', 'en')).toBe('constructor');
  });
});

describe('Chinese text', () => {
  it('gets a space between its own characters and names and numbers of another script', () => {
    expect(spaced`${'VIP'}增加 ${'3'} 人，原${'忠诚客户'}占${'5%'}的${'(a)'}`).toBe(
      'VIP 增加 3 人，原忠诚客户占 5% 的(a)',
    );
  });
});

describe('lines of the reconciliation', () => {
  it('are explained, those of reasons and lists too', () => {
    expect(reconciliationMeaning('kept', 'en')).toBe('Rows that count.');
    expect(reconciliationMeaning('flag OUTLIER', 'en')).toBe('The amount is unusually large.');
    expect(reconciliationMeaning('excluded our own staff', 'en')).toBe(
      'Rows of members on the exclusion list “our own staff”.',
    );
    expect(reconciliationMeaning('reason FROM_A_LATER_VERSION', 'en')).toBe('');
  });
});
