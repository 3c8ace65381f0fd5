import { describe, expect, it } from '@jest/globals';
import type { NudgeShown } from '../../../src/app/ports/nudge-posts.ts';
import { NUDGE_KINDS, type NudgeKind } from '../../../src/domain/incident/nudge-kind.ts';
import { readIncidentRef, readNudgeRef, readTeam } from '../../../src/slack/views/button-values.ts';
import { nudgeView } from '../../../src/slack/views/nudge.ts';
import { incidentAfter } from '../../builders/incident.ts';

const incident = incidentAfter([], { title: 'Checkout <down>' });
const shown = (kind: NudgeKind, now?: NudgeShown['now']): NudgeShown => ({
  ...{ incident, kind, at: new Date('2026-11-20T19:30:00Z'), to: 'UANA' },
  ...(now ? { now } : {}),
});

interface Button {
  readonly action_id: string;
  readonly value: string;
  readonly text: { readonly text: string };
}

function buttons(kind: NudgeKind): readonly Button[] {
  const block = nudgeView(shown(kind)).blocks.find(({ type }) => type === 'actions');
  return block && 'elements' in block ? (block.elements as unknown as readonly Button[]) : [];
}

describe('the message of a nudge', () => {
  it.each<readonly [NudgeKind, string, string]>([
    ['commander', 'card-lead', 'Take command'],
    ['update', 'card-update', 'Update'],
    ['public-update', 'card-update', 'Update'],
    ['impact', 'nudge-impact', 'Fill in impact'],
    ['silence', 'card-resolve', 'Resolve'],
    ['forgotten', 'card-resolve', 'Resolve'],
  ])('%s has its button, and one that puts it off', (kind, id, label) => {
    const [deed, snooze] = buttons(kind);
    expect([deed?.action_id, deed?.text.text]).toEqual([id, label]);
    expect(readIncidentRef(deed?.value)).toEqual({ incident: incident.key });
    expect(snooze?.action_id).toBe('nudge-snooze');
    expect(snooze?.text.text).toBe(kind === 'forgotten' ? 'Keep it open' : 'Snooze 30 min');
    expect(readNudgeRef(snooze?.value)).toEqual({ incident: incident.key, nudge: kind });
    expect([deed, snooze].map((one) => readTeam(one?.value))).toEqual(['T1', 'T1']);
  });

  it.each(NUDGE_KINDS)('%s names the incident, and once it is over asks nothing', (kind) => {
    expect(nudgeView(shown(kind)).text).toContain('INC-2026-0001 · Checkout &lt;down&gt;');
    const over = nudgeView(shown(kind, { what: 'over' }));
    expect(over.text).toBe('INC-2026-0001 · Checkout &lt;down&gt; is over.');
    expect(over.blocks.some(({ type }) => type === 'actions')).toBe(false);
  });

  it('says who did what it asks for, or put it off and until when', () => {
    const until = new Date('2026-11-20T20:01:00Z');
    const text = (kind: NudgeKind, now: NudgeShown['now']) => nudgeView(shown(kind, now)).text;
    expect(text('commander', { what: 'taken', by: 'USAM' })).toMatch(
      /^<@USAM> took command of INC-2026-0001/,
    );
    expect(text('update', { what: 'updated', by: 'USAM' })).toMatch(
      /^<@USAM> gave an update of INC-2026-0001/,
    );
    expect(text('update', { what: 'snoozed', by: 'USAM', until })).toBe(
      '<@USAM> put this off until 20:01 UTC: No update of INC-2026-0001 · Checkout &lt;down&gt; for 30 min. What is new?',
    );
    expect(text('update', { what: 'later' })).toMatch(/^Asked at 19:30 UTC: No update of/);
  });
});
