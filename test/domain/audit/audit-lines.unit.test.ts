import { describe, expect, it } from '@jest/globals';
import { actionKey } from '../../../src/domain/actions/action-item.ts';
import { decideAction } from '../../../src/domain/actions/decide.ts';
import { addAction } from '../../../src/domain/actions/new-item.ts';
import type { AuditLine } from '../../../src/domain/audit/audit-line.ts';
import { entryLines } from '../../../src/domain/audit/entry-lines.ts';
import { incidentLines } from '../../../src/domain/audit/incident-lines.ts';
import { itemLines } from '../../../src/domain/audit/item-lines.ts';
import { postmortemLines } from '../../../src/domain/audit/postmortem-lines.ts';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import {
  newPostmortem,
  type PostmortemState,
  withVerdict,
} from '../../../src/domain/postmortem/review/postmortem-state.ts';
import { edited, meant, restored, struck } from '../../../src/domain/timeline/change-entry.ts';
import type { Entry } from '../../../src/domain/timeline/entry.ts';
import { declaration } from '../../builders/incident.ts';
import { anAction, anEntry } from '../../contract/samples.ts';

const at = (minutes: number) => new Date(Date.UTC(2026, 10, 20, 19, minutes));
const told = (lines: readonly AuditLine[]) =>
  lines.map(({ by, did, was }) => [by, did, ...(was === undefined ? [] : [was])]);

describe('the history of an incident', () => {
  it('says of each event who, what, and what was before it', () => {
    const stamp = (minutes: number, by = 'UBO') => ({ id: `cmd.${minutes}`, by, at: at(minutes) });
    const events: IncidentEvent[] = [
      { ...stamp(0, 'UANA'), kind: 'declared', what: declaration() },
      { ...stamp(1), kind: 'severity-changed', from: 2, to: 1, why: 'all regions' },
      { ...stamp(2), kind: 'role-taken', role: 'commander', user: 'UBO', before: 'UANA' },
      { ...stamp(3), kind: 'time-stated', milestone: 'impactStarted', time: at(-9) },
      { ...stamp(4), kind: 'time-stated', milestone: 'impactStarted', time: at(-5) },
      {
        ...{ ...stamp(4), kind: 'details-changed', services: { from: [], to: ['checkout'] } },
        fields: [{ name: 'Customer', value: 'ACME', before: 'Umbrella' }],
      },
      { ...stamp(4), kind: 'linked', to: 'INC-2026-0009', declared: '2026-11-02', why: 'the same pool' },
      { ...stamp(4), kind: 'unlinked', from: 'INC-2026-0009' },
      { ...stamp(5), kind: 'resolved', summary: 'rolled back' },
      { ...stamp(6), kind: 'reopened', why: undefined },
    ];
    expect(told(incidentLines(events))).toEqual([
      ['UANA', 'declared "Checkout errors after deploy" (SEV-2)'],
      ['UBO', 'set the severity to SEV-1: all regions', 'SEV-2'],
      ['UBO', 'became commander', '<@UANA>'],
      ['UBO', 'stated impactStarted as 2026-11-20T18:51:00.000Z'],
      ['UBO', 'stated impactStarted as 2026-11-20T18:55:00.000Z', '2026-11-20T18:51:00.000Z'],
      [
        'UBO',
        'said what it concerns: services: checkout; Customer: ACME',
        'services: none; Customer: Umbrella',
      ],
      ['UBO', 'linked it to INC-2026-0009: the same pool'],
      ['UBO', 'took the link to INC-2026-0009 away', 'the same pool'],
      ['UBO', 'resolved it: rolled back', 'investigating'],
      ['UBO', 'reopened it', 'resolved: rolled back'],
    ]);
  });

  it('is readable where an import has no declaration', () => {
    const events: IncidentEvent[] = [{ id: 'c', by: 'UBO', at: at(1), kind: 'cancelled', why: 'a test' }];
    expect(told(incidentLines(events))).toEqual([['UBO', 'cancelled it: a test']]);
  });
});

describe('the history of an entry', () => {
  it('keeps who edited, took back, put back and marked it', () => {
    const entry = anEntry('T1', 1, { text: 'deploy done', occurredAt: at(0), loggedAt: at(1) });
    const steps: ((now: Entry) => Entry | undefined)[] = [
      (now) => edited(now, { ...now, text: 'deploy failed' }, { by: 'UBO', at: at(2) }),
      (now) => struck(now, 'UCHI', at(3)),
      (now) => restored(now, 'UBO', at(4)),
      (now) => struck(now, 'UANA', at(5)),
      (now) => restored(now, 'UBO', at(6)),
      (now) => meant(now, { kind: 'set', is: 'cause', by: 'UANA', at: at(7) }),
      (now) => meant(now, { kind: 'taken-back', is: 'cause', by: 'UBO', at: at(8) }),
    ];
    const last = steps.reduce((now, step) => step(now) ?? now, entry);
    const said = '2026-11-20T19:00:00.000Z · change · deploy failed';
    expect(told(entryLines(last).toSorted((a, b) => a.at.getTime() - b.at.getTime()))).toEqual([
      ['U1', 'logged 2026-11-20T19:00:00.000Z · change · deploy done'],
      ['UBO', `edited an entry: ${said}`, '2026-11-20T19:00:00.000Z · change · deploy done'],
      ['UCHI', `took an entry back: ${said}`],
      ['UBO', `put an entry back: ${said}`],
      ['UANA', `took an entry back: ${said}`],
      ['UBO', `put an entry back: ${said}`],
      ['UANA', 'marked an entry: cause'],
      ['UBO', 'marked an entry: not cause', 'cause'],
    ]);
  });
});

describe('the history of an action item', () => {
  const added = addAction({
    ...{ do: 'add', id: 'act.1', team: 'T1', number: 7, incident: 'INC-2026-0001', title: 'Add an alarm' },
    ...{ kind: undefined, owner: 'UANA', due: '2026-12-01', priority: undefined, doneWhen: undefined },
    ...{ sourceEntry: undefined, by: 'UANA', at: at(0) },
  });

  it('keeps who held it, and every other field that changed', () => {
    const stamp = { by: 'UBO', at: at(1) };
    const item = [
      { ...stamp, do: 'hold', to: { kind: 'group', group: 'S1' } } as const,
      { ...stamp, do: 'hold', to: { kind: 'role', role: 'commander' } } as const,
      { ...stamp, do: 'hold', to: { kind: 'team', team: 'payments' }, why: 'theirs' } as const,
      { ...stamp, do: 'assign', to: 'UCHI' } as const,
      { ...stamp, do: 'kind', to: 'prevent' } as const,
      { ...stamp, do: 'done-when', to: 'it fires' } as const,
      { ...stamp, do: 'link', to: 'https://tracker.example/7' } as const,
    ].reduce((now, command) => decideAction(now, command).item, added);
    expect(told(itemLines(item)).slice(1)).toEqual([
      ['UBO', 'set owner nobody, held by <!subteam^S1>', '<@UANA>, nobody'],
      ['UBO', 'set held by whoever is commander', '<!subteam^S1>'],
      ['UBO', 'set held by team payments: theirs', 'whoever is commander'],
      ['UBO', 'set owner <@UCHI>, held by nobody', 'nobody, team payments'],
      ['UBO', 'set kind prevent', 'none'],
      ['UBO', 'set done when "it fires"', 'not said'],
      ['UBO', 'set link https://tracker.example/7', 'none'],
    ]);
  });

  it('keeps the owner before, who started it, and what each change replaced', () => {
    const item = [
      { do: 'assign', to: 'UBO', by: 'UANA', at: at(1) } as const,
      { do: 'start', by: 'UBO', at: at(2) } as const,
      { do: 'move', to: '2026-12-09', why: 'holidays', by: 'UBO', at: at(3) } as const,
      { do: 'drop', why: 'replaced', by: 'UCHI', at: at(4) } as const,
      { do: 'done', by: 'UBO', at: at(5) } as const,
    ].reduce((now, command) => decideAction(now, command).item, added);
    expect(item.key).toBe(actionKey(7));
    expect(told(itemLines(item))).toEqual([
      ['UANA', 'added "Add an alarm"'],
      ['UANA', 'set owner <@UBO>', '<@UANA>'],
      ['UBO', 'set status in progress', 'open'],
      ['UBO', 'set due 2026-12-09', '2026-12-01'],
      ['UCHI', 'set status not doing: replaced', 'in progress'],
      ['UBO', 'set status done', 'not doing: replaced'],
    ]);
  });

  it('of earlier versions is what their moves and their end say', () => {
    const moves = [{ from: undefined, to: '2026-12-01' as const, why: 'agreed', by: 'U1', at: at(1) }];
    const old = anAction('T1', 7, { moves, status: { state: 'done', by: 'U2', at: at(2) } });
    expect(told(itemLines(old)).slice(1)).toEqual([
      ['U1', 'set due 2026-12-01: agreed', 'no day'],
      ['U2', 'set status done'],
    ]);
  });
});

describe('the history of a postmortem', () => {
  const blank = newPostmortem('T1', 'INC-2026-0001');

  it('keeps an answer that another one replaced, and the verdict before', () => {
    const answers = ['a full disk', 'a slow query'].map((text, index) => ({
      ...{ question: 'rootCause', text, by: 'UANA', at: at(index) },
    }));
    const dropped = withVerdict({ ...blank, answers }, 'silence', { kind: 'dropped', by: 'UBO', at: at(3) });
    const taken = withVerdict(dropped, 'silence', { kind: 'accepted', by: 'UCHI', at: at(4) });
    expect(told(postmortemLines(taken))).toEqual([
      ['UANA', 'answered rootCause: a full disk'],
      ['UANA', 'answered rootCause: a slow query', 'a full disk'],
      ['UBO', 'dropped the remark silence'],
      ['UCHI', 'accepted the remark silence', 'dropped'],
    ]);
  });

  it('of earlier versions is what the present state says', () => {
    const state: PostmortemState = {
      ...blank,
      workflow: { state: 'approved', by: 'UBO', at: at(1), reviewedBy: [] },
      verdicts: { silence: { kind: 'dropped', by: 'UANA', at: at(2) } },
    };
    expect(told(postmortemLines(state))).toEqual([
      ['UBO', 'made it approved'],
      ['UANA', 'dropped the remark silence'],
    ]);
  });
});
