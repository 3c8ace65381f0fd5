import { describe, expect, it } from '@jest/globals';
import type { WeeklySummary } from '../../../src/domain/actions/weekly-summary.ts';
import { weeklyForms } from '../../../src/slack/views/weekly.ts';
import { actionOf } from '../../builders/action.ts';
import { withinLimits } from './within-limits.ts';

const now = new Date('2026-11-30T08:00:00Z');
const ALL = { severity: [], service: [], team: [] };
const summary: WeeklySummary = {
  overdue: [actionOf({ due: '2026-11-26' })],
  dueSoon: [actionOf({ number: 4, key: 'A-4', owner: undefined, due: '2026-12-02' })],
  closed: [],
  teams: [
    { team: 'pay<ments>', due: 3, done: 2, medianSlip: 5.5 },
    { team: undefined, due: 0, done: 0, medianSlip: 1 },
  ],
  oldest: [actionOf()],
  postmortems: [
    { incident: 'INC-2026-0001', title: 'Checkout errors', state: 'in review', due: '2026-11-25' },
  ],
};

describe('the week of a channel', () => {
  it('says what is late, due and waiting, with a table of the teams or the same in lines', () => {
    const forms = weeklyForms({ summary, about: ALL, zone: 'UTC' }, now).map(withinLimits);
    const text = [
      'Action items this week: 1 overdue, 1 due by Sun 6 Dec 2026, 0 closed; 1 postmortem waits',
      '*Overdue*\n4 days late · A-3 · Add a memory alarm · <@UANA> · P1 · INC-2026-0001',
      '*Due this week*\nWed 2 Dec 2026 · A-4 · Add a memory alarm · nobody yet · P1 · INC-2026-0001',
      '*Open the longest*\nsince Tue 10 Nov 2026 · A-3 · Add a memory alarm · <@UANA> · P1 · INC-2026-0001',
      '*Postmortems that wait*\nINC-2026-0001 · Checkout errors · in review, 5 days late',
      '*How items get done, in the last 90 days*\npay&lt;ments&gt;: 2 of 3 (67%), median slip 5.5 days\nno team: none was due, median slip 1 day',
    ].join('\n\n');
    expect(forms.map((form) => form.text)).toEqual([text, text]);
    expect(forms.map(({ blocks }) => blocks.some(({ type }) => type === 'table'))).toEqual([true, false]);
    expect(JSON.stringify(forms[0]?.blocks)).toContain('"pay<ments>"');
  });

  it('stays within the limits of Slack, and counts what it leaves out', () => {
    const many = Array.from({ length: 400 }, (_, number) =>
      actionOf({ number, key: `A-${number}`, due: '2026-11-01', title: '&'.repeat(300) }),
    );
    const teams = Array.from({ length: 80 }, (_, index) => ({
      ...{ team: `${'&'.repeat(100)}${index}`, due: 3, done: 2, medianSlip: 5 },
    }));
    const big = { ...summary, overdue: many, dueSoon: many, closed: many, oldest: many, teams };
    for (const form of weeklyForms({ summary: big, about: { ...ALL, team: ['money'] }, zone: 'UTC' }, now)) {
      expect(withinLimits(form).text).toContain('Action items of money this week: 400 overdue');
      expect(JSON.stringify(form.blocks)).toContain('and 395 more');
    }
  });
});
