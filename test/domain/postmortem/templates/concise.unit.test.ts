import { describe, expect, it } from '@jest/globals';
import {
  emptyRecord,
  type IncidentRecord,
  type RecordAction,
  type RecordEntry,
} from '../../../../src/domain/postmortem/record/record.ts';
import { drafted } from '../../../builders/drafted.ts';
import { at } from '../../../builders/incident-record.ts';

const entryAt = (index: number): RecordEntry => ({
  id: `e${index + 1}`,
  at: at(`10:0${index}`),
  type: 'investigation',
  text: 'Found',
  source: 'slash',
});

const under = (rest: Partial<IncidentRecord>, heading: string) =>
  drafted('concise', { ...emptyRecord('x'), ...rest }, heading);

describe('prevention as a checklist', () => {
  const actions: RecordAction[] = [
    { id: 'A-1', title: 'Extend load tests to 30 minutes', kind: 'prevent', status: 'in progress' },
    { id: 'A-2', title: 'Alert on the connection pool', kind: 'detect', status: 'done' },
  ];

  it('ticks what people called in place, whatever words an open action shares with it', () => {
    const prevention = [{ text: 'Longer load tests', done: true }, { text: 'Canary deployments' }];
    expect(under({ actions, prevention }, 'Prevention').split('\n').slice(2)).toEqual([
      '1. [x] Longer load tests',
      '2. [ ] Canary deployments',
    ]);
  });

  it('falls back on the actions that prevent it, and asks where there are none', () => {
    expect(under({ actions }, 'Prevention')).toContain('1. [ ] A-1: Extend load tests to 30 minutes');
    expect(under({ actions }, 'Prevention')).not.toContain('A-2');
    expect(under({ actions: actions.slice(1) }, 'Prevention')).toContain('Open question');
  });
});

describe('the communication log', () => {
  it('has everything in one order, with whom it was said to', () => {
    const communications = [
      { at: at('10:20'), audience: 'external' as const, channel: 'status page', text: 'Investigating' },
      { at: at('10:10'), audience: 'internal' as const, text: 'Leadership told' },
    ];
    expect(under({ communications }, 'Communication Log').split('\n')).toEqual([
      '- **2026-03-02 10:10 UTC:** Internal: Leadership told',
      '- **10:20 UTC:** Status page (public): Investigating',
    ]);
  });

  it('asks what users were told where only the inside was told something', () => {
    const communications = [{ at: at('10:10'), audience: 'internal' as const, text: 'Leadership told' }];
    expect(under({ communications }, 'Communication Log')).toContain('What were users told');
  });
});

describe('graphs', () => {
  it('are asked for beside logs and links, whatever a link is called', () => {
    const evidence = [{ kind: 'log' as const, title: 'Log', text: 'x' }];
    const references = [{ title: 'Dashboard of the pool', url: 'https://g.example' }];
    const metrics = [{ name: 'Errors', during: '45%' }];
    expect(under({ evidence }, 'Monitoring Graphs')).toMatch(/Open question[\s\S]*\*\*Log\*\*/);
    const shown = under({ evidence, references, metrics }, 'Monitoring Graphs');
    expect(shown).toMatch(
      /Open question[\s\S]*\| Errors \|[\s\S]*\*\*Log\*\*[\s\S]*\[Dashboard of the pool\]/,
    );
  });
});

describe('what is ticked', () => {
  const ticked = (rest: Partial<IncidentRecord>, heading: string) =>
    [...under(rest, heading).matchAll(/\[x\] (.+)/g)].map(([, words]) => words);

  it('does not wait for owners of what is done', () => {
    const done: RecordAction[] = [{ title: 'Old', status: 'done' }];
    expect(ticked({ actions: done }, 'Do')).toEqual(['Every open action has an owner and a date']);
    expect(ticked({ actions: [...done, { title: 'New' }] }, 'Do')).toEqual([]);
    expect(ticked({ actions: [...done, { title: 'New', owner: 'Jo', due: '2026-03-09' }] }, "Don't")).toEqual(
      [
        'Is written, however small the incident was',
        'No open action is without an owner',
        'No open action is without a date on which it is followed up',
      ],
    );
  });

  it('counts who has an item until a person takes it', () => {
    const heldBy = { kind: 'team', team: 'payments' } as const;
    const actions: RecordAction[] = [{ title: 'New', heldBy, due: '2026-03-09' }];
    expect(ticked({ actions }, 'Do')).toEqual(['Every open action has an owner and a date']);
    expect(ticked({ actions }, "Don't")).toContain('No open action is without an owner');
  });

  it('leaves to the reviewer whether impact was left out', () => {
    expect(ticked({ impact: { users: 'all' } }, "Don't")).toEqual([
      'Is written, however small the incident was',
    ]);
  });
});

describe('the change that brought it', () => {
  it('follows its label', () => {
    const evidence = [{ kind: 'code-diff' as const, title: 'v2 keeps it', text: '- a' }];
    expect(under({ evidence }, 'Root Cause')).toContain('**Code diff:** v2 keeps it\n');
  });
});

describe('the output checklist', () => {
  it('ticks the cause where people agree on one', () => {
    const marked = (...people: readonly string[]) =>
      under(
        {
          entries: people.map((by, index) => ({
            ...entryAt(index),
            marks: [{ is: 'cause' as const, by }],
          })),
        },
        'Output Checklist',
      );
    expect(marked('U1')).toContain('[x] Cause found');
    expect(marked('U1', 'U2')).toContain('[ ] Cause found');
    expect(marked()).toContain('[ ] Cause found');
  });
});
