import { describe, expect, it } from '@jest/globals';
import { digestView } from '../../../src/slack/views/digest.ts';
import { actionOf } from '../../builders/action.ts';
import { digestShownOf } from '../../builders/digest.ts';
import { labels, withinLimits } from './within-limits.ts';

const reader = { zone: 'Europe/Madrid', now: new Date('2026-11-20T08:30:00Z') };
const ana = { kind: 'person', user: 'UANA' } as const;

describe('a digest', () => {
  it('begins with what is due, where it lives, and what can be done', () => {
    const one = withinLimits(digestView(digestShownOf(ana, [actionOf()], { channel: 'C1' }), reader));
    expect(one.text).toBe('Due today: Add a memory alarm (A-3, INC-2026-0001, P1) · <#C1>');
    expect(labels(one)).toEqual(['Done', 'Start', 'Snooze', 'Move date', 'Reassign']);
  });

  it('counts what is late and due, and says why something comes to another than its owner', () => {
    const items = [actionOf({ due: '2026-11-16' }), actionOf({ id: 'x', number: 4, key: 'A-4' })];
    const shown = digestShownOf({ kind: 'person', user: 'UBO' }, items, { away: 'unreachable' });
    const { text } = withinLimits(digestView(shown, reader));
    expect(text).toContain('2 action items need you: 1 late, 1 due today');
    expect(text).toContain('A-3 is 4 days late: Add a memory alarm');
    expect(text).toContain("It is <@UANA>'s, whom Slack does not let Scribe write to. Reassign");
  });

  it('says of a late item that was begun both how late it is and that it is in progress', () => {
    const begun = { state: 'in progress' } as const;
    const one = digestView(
      digestShownOf(ana, [actionOf({ due: '2026-11-16', status: begun })], { channel: 'C1' }),
      reader,
    );
    expect(one.text).toMatch(/^A-3 is 4 days late: Add a memory alarm .* · in progress$/);
    expect(labels(one)).not.toContain('Start');
  });

  it.each([
    [{ kind: 'group', group: 'S1', name: '@sre' }, '<!subteam^S1>, who takes it?'],
    [{ kind: 'team', team: 'payments' }, 'It is with team payments: who takes it?'],
    [{ kind: 'role', role: 'commander' }, 'It is with whoever is incident commander: who takes it?'],
    [undefined, 'Nobody owns it yet: who takes it?'],
  ] as const)('asks in a channel who takes what no person owns: %j', (heldBy, words) => {
    const place = { kind: 'channel', channel: 'C1', incident: 'INC-2026-0001' } as const;
    const items = [actionOf({ owner: undefined, heldBy })];
    const view = withinLimits(digestView(digestShownOf(place, items, { channel: 'C1' }), reader));
    expect(view.text.split('\n')[1]).toBe(`Due today: Add a memory alarm (A-3, INC-2026-0001, P1). ${words}`);
    expect(JSON.stringify(view.blocks)).toContain(words);
    expect(labels(view)).toEqual(['Take it', 'Done', 'Move date', 'Assign']);
  });

  it('calls nobody in a direct message about what a group has', () => {
    const heldBy = { kind: 'group', group: 'S1', name: '@sre' } as const;
    const { text } = digestView(digestShownOf(ana, [actionOf({ owner: undefined, heldBy })]), reader);
    expect(text).toMatch(/It is with @sre\.$/);
  });

  it('has a thousand items in pages that Slack takes, with the same in its text', () => {
    const items = Array.from({ length: 1_000 }, (_, index) =>
      actionOf({ id: `a.${index}`, number: index, key: `A-${index}`, title: 'long words '.repeat(27) }),
    );
    for (const page of [0, 33, 66]) {
      const view = withinLimits(digestView(digestShownOf(ana, items, { page }), reader));
      expect(view.text).not.toMatch(/…$/);
      const first = page * 15 + 1;
      expect(view.text).toContain(`Items ${first}–${Math.min(1_000, first + 14)} of 1000`);
    }
  });
});
