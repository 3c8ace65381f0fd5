import { describe, expect, it } from '@jest/globals';
import { actionShownView } from '../../../src/slack/views/action-shown.ts';
import { ledgerLines } from '../../../src/slack/words/slip.ts';
import { actionOf } from '../../builders/action.ts';
import { withinLimits } from '../views/within-limits.ts';

const reader = { zone: 'Europe/Madrid', now: new Date('2026-12-01T08:30:00Z') };
const at = new Date('2026-11-19T08:00:00Z');
const move = { from: '2026-11-20', to: '2026-11-24', why: 'no <hardware>', by: 'UBO', at } as const;

describe('the ledger of an item', () => {
  it('says every move with who, when and why, and what the approver said', () => {
    const answer = { agreed: false, by: 'UAPP', at: new Date('2026-11-19T09:00:00Z') };
    const item = actionOf({ due: '2026-11-24', moves: [move, { ...move, from: '2026-11-24', answer }] });
    expect(ledgerLines(item, reader)).toEqual([
      'Moved once, 11 days in all:',
      '• Thu 19 Nov 09:00 (08:00 UTC): from Fri 20 Nov 2026 to Tue 24 Nov 2026, by <@UBO>: no &lt;hardware&gt;',
      '• Thu 19 Nov 09:00 (08:00 UTC): from Tue 24 Nov 2026 to Tue 24 Nov 2026, by <@UBO>: no &lt;hardware&gt; (<@UAPP> did not agree, Thu 19 Nov 10:00 (09:00 UTC))',
    ]);
  });

  it('says what the item prevented', () => {
    const saves = [
      { by: 'UBO', at, incident: 'INC-2026-0009', why: 'it fired first' },
      { by: 'UANA', at },
    ];
    expect(ledgerLines(actionOf({ saves }), reader)).toEqual([
      '• Thu 19 Nov 09:00 (08:00 UTC): it prevented something during INC-2026-0009, says <@UBO>: it fired first',
      '• Thu 19 Nov 09:00 (08:00 UTC): it prevented something, says <@UANA>',
    ]);
  });

  it('is shown under its item, the latest moves where there are many', () => {
    const alone = actionShownView(actionOf(), undefined, reader).text.split('\n');
    expect(alone).toHaveLength(2);
    expect(alone[1]).toContain('added it');
    const many = actionOf({ moves: Array.from({ length: 60 }, () => ({ ...move, why: 'x'.repeat(900) })) });
    const shown = withinLimits(actionShownView(many, undefined, reader));
    expect(shown.blocks.map(({ type }) => type).at(-1)).toBe('actions');
    expect(withinLimits(actionShownView(actionOf({ moves: [move] }), undefined, reader)).text).toContain(
      'Moved once, 11',
    );
  });
});
