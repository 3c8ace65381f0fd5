import { describe, expect, it } from '@jest/globals';
import { type HomeFacts, homeOf, isTheirs, postmortemWait } from '../../../src/domain/home/home.ts';
import { gatheredUntil, homeWanted } from '../../../src/domain/home/home-wanted.ts';
import type { Incident } from '../../../src/domain/incident/incident.ts';
import type { WorkflowState } from '../../../src/domain/postmortem/review/workflow.ts';
import { actionOf } from '../../builders/action.ts';
import { incidentAfter } from '../../builders/incident.ts';

const AT = new Date('2026-11-20T19:00:00Z');
const RESOLVED = { state: 'resolved', at: AT, by: 'UANA', summary: '' } as const;
const REVIEW: WorkflowState = {
  ...{ state: 'in review', approver: 'UANA', reviewers: ['UBO'], askedBy: 'UCAT', askedAt: AT, said: [] },
};
const APPROVED: WorkflowState = { state: 'approved', by: 'UANA', at: AT, askedBy: 'UCAT', reviewedBy: [] };

const incident = (change: Partial<Incident> = {}): Incident => ({
  ...incidentAfter(),
  ...{ declaredBy: 'UDAN', roles: { commander: ['UCAT'], scribe: ['UEVE'] } },
  ...change,
});
const home = (facts: Partial<HomeFacts>) =>
  homeOf({
    user: 'UANA',
    today: '2026-11-20',
    items: [],
    held: [],
    incidents: [],
    postmortems: [],
    ...facts,
  });

describe('what stands on my home tab', () => {
  it('is my items, with the days that are left', () => {
    const due = ['2026-11-16', '2026-11-20', '2026-12-01', undefined] as const;
    const items = due.map((one) => actionOf({ due: one }));
    expect(home({ items }).items.map(({ daysLeft }) => daysLeft)).toEqual([-4, 0, 11, undefined]);
  });

  it('is what is open: mine, and what else goes on', () => {
    const one = (key: string, change: Partial<Incident>, members: readonly string[] = []) => ({
      ...{ incident: incident({ key, ...change }), channel: 'C1', members },
    });
    const incidents = [
      one('declared', { declaredBy: 'UANA' }),
      one('role', { roles: { operations: ['UBO', 'UANA'] } }),
      one('member', { private: true }, ['UANA']),
      one('public', {}, ['UANA']),
      one('private', { private: true }, ['UBO']),
      one('over', { declaredBy: 'UANA', phase: RESOLVED }),
    ];
    const { mine, others } = home({ incidents });
    expect(mine.map((it) => it.incident.key)).toEqual(['declared', 'role', 'member']);
    expect(others.map((it) => it.incident.key)).toEqual(['public', 'private']);
    for (const it of mine) expect(isTheirs('UANA', it)).toBe(true);
  });

  it.each([
    ['write', 'UCAT', { state: 'draft' }],
    [undefined, 'UANA', { state: 'draft' }],
    ['approve', 'UANA', REVIEW],
    ['review', 'UBO', REVIEW],
    [undefined, 'UCAT', REVIEW],
    [undefined, 'UBO', { ...REVIEW, said: [{ kind: 'approves', by: 'UBO', at: AT }] }],
    ['publish', 'UCAT', APPROVED],
    [undefined, 'UANA', APPROVED],
    [undefined, 'UCAT', { state: 'not required', why: 'a test', by: 'UANA', at: AT }],
  ] as const)('a postmortem waits for me: %s', (waits, user, workflow) => {
    const resolved = incident({ phase: RESOLVED });
    expect(postmortemWait(user, { incident: resolved, workflow })).toBe(waits);
  });

  it('is no postmortem of an incident that goes on again', () => {
    expect(postmortemWait('UCAT', { incident: incident(), workflow: { state: 'draft' } })).toBeUndefined();
  });

  it('is postmortems in the order in which they are due', () => {
    const due = [undefined, '2026-12-01', '2026-11-30'] as const;
    const postmortems = due.map((one) => ({
      ...{ incident: incident({ phase: RESOLVED }), channel: undefined, workflow: REVIEW, due: one },
    }));
    expect(home({ postmortems }).postmortems.map((one) => one.due)).toEqual([...due].reverse());
  });
});

it('changes within three seconds are shown once, at their end', () => {
  const shown = (ms: number) => gatheredUntil(new Date(1_700_000_001_000 + ms)).getTime() - 1_700_000_001_000;
  expect([0, 1, 2_999, 3_000].map(shown)).toEqual([3_000, 3_000, 3_000, 6_000]);
  expect(homeWanted('changed', new Date(5))).toEqual(homeWanted('changed', new Date(5)));
  expect(homeWanted('opened', new Date(5)).key).not.toBe(homeWanted('changed', new Date(5)).key);
});
