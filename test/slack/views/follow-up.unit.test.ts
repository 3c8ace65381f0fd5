import { describe, expect, it } from '@jest/globals';
import {
  actionAddedView,
  actionLineView,
  actionListView,
  myActionsView,
} from '../../../src/slack/views/action-line.ts';
import { readActionRef, readDraftRef } from '../../../src/slack/views/button-values.ts';
import { doctorView } from '../../../src/slack/views/doctor.ts';
import { draftProgressView, draftReadyView } from '../../../src/slack/views/draft.ts';
import { mineView } from '../../../src/slack/views/incident-list.ts';
import { reminderAnsweredView, reminderNowView, reminderView } from '../../../src/slack/views/reminder.ts';
import { actionLine, closedAlready, ofIncident } from '../../../src/slack/words/actions.ts';
import { actionOf } from '../../builders/action.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { buttonsOf, labels, withinLimits } from './within-limits.ts';

const reader = { zone: 'Europe/Madrid', now: new Date('2026-11-20T08:30:00Z') };
const done = { state: 'done', by: 'UANA', at: new Date('2026-11-20T08:00:00Z') } as const;

describe('action items', () => {
  it('are on one line with their buttons', () => {
    const line = withinLimits(actionLineView(actionOf()));
    expect(line.text).toBe('A-3 · Add a memory alarm · <@UANA> · due Fri 20 Nov 2026 · P1 · detect · open');
    expect(labels(line)).toEqual(['Done', 'Start', 'Move date']);
    expect(readActionRef(buttonsOf(line)[0]?.value)).toEqual({ action: 3 });
    expect(labels(actionLineView(actionOf({ status: { state: 'in progress' } })))).toEqual([
      'Done',
      'Move date',
    ]);
    expect(labels(actionLineView(actionOf({ status: done })))).toEqual(['Reopen']);
  });

  it('come with one piece of advice', () => {
    const added = withinLimits(
      actionAddedView(
        actionOf(),
        {
          dueByDefault: true,
          unknownMentions: [],
          unread: [],
          advice: ['say-when-it-is-done', 'be-specific'],
        },
        '/incident',
      ),
    );
    expect(added.text).toContain('Added A-3');
    expect(added.text).toContain('Say how you will know that it is done');
    expect(added.text).not.toContain('more specific');
  });

  it('say nothing twice where their line follows in the same channel', () => {
    const how = { dueByDefault: true, unknownMentions: [], unread: [], advice: [] };
    expect(actionAddedView(actionOf(), { ...how, inChannel: true }, '/incident').text).toBe(
      'Added A-3. The date follows from the severity; Move date changes it.',
    );
    expect(actionAddedView(actionOf(), { ...how, inChannel: false }, '/incident').text).toContain(
      actionLine(actionOf()),
    );
  });

  it('say which names belong to nobody', () => {
    const how = { dueByDefault: false, unknownMentions: ['@nobody', '@<!x>'], unread: [], advice: [] };
    const unowned = actionOf({ title: 'Fix it @nobody @<!x>', owner: undefined });
    expect(withinLimits(actionAddedView(unowned, how, '/incident')).text).toContain(
      '@nobody, @&lt;!x&gt; are no people here; the text stays as you typed it. To name an owner: `/incident action assign 3 @someone`',
    );
    expect(actionAddedView(actionOf(), { ...how, unknownMentions: ['@nobody'] }, '/incident').text).toMatch(
      /@nobody is no person here; the text stays as you typed it\.$/,
    );
  });

  it('say which words look like a day or a priority and are none', () => {
    const unread = [
      { as: 'day', said: '31 <Feb>' },
      { as: 'priority', said: 'P9' },
    ] as const;
    const how = { dueByDefault: true, unknownMentions: [], unread, advice: [] };
    const { text } = withinLimits(actionAddedView(actionOf(), how, '/incident'));
    expect(text).toContain('“31 &lt;Feb&gt;” is not a day; it stays in the title. Move date sets one.');
    expect(text).toContain('“P9” is not a priority (P0, P1, P2, P3); it stays in the title.');
  });

  it('name their incident where several are listed together', () => {
    expect(withinLimits(myActionsView([actionOf()])[0]).text).toMatch(/ · open · INC-2026-0001$/);
    expect(actionListView('INC-2026-0001', [actionOf()], '/incident')[0].text).toMatch(/ · open$/);
    expect(ofIncident(actionOf(), incidentAfter())).toBe(' (INC-2026-0001 · Checkout errors after deploy)');
    expect(ofIncident(actionOf(), undefined)).toBe(' (INC-2026-0001)');
  });

  it('are a table with one menu below, and lines with buttons where Slack refuses tables', () => {
    const items = [actionOf(), actionOf({ number: 4, key: 'A-4', owner: undefined, due: undefined })];
    const forms = actionListView('INC-2026-0001', items, '/incident').map(withinLimits);
    expect(forms.map(({ blocks }) => blocks.map(({ type }) => type))).toEqual([
      ['data_table', 'actions'],
      ['section', 'table', 'actions'],
      ['section', 'section', 'actions', 'section', 'actions'],
    ]);
    const [table, menu] = forms[0]?.blocks ?? [];
    expect(JSON.stringify(table)).toContain('"caption":"INC-2026-0001 has 2 action items"');
    expect(JSON.stringify(table)).toContain('"A-4 Add a memory alarm"');
    expect(JSON.stringify(table)).toContain('no date yet');
    const values = [...JSON.stringify(menu).matchAll(/"value":"(.*?[^\\])"/g)].map(([, value = '']) =>
      readActionRef(JSON.parse(`"${value}"`)),
    );
    expect(values).toEqual([{ action: 3 }, { action: 4 }]);
  });

  it('are listed, and those left out are counted', () => {
    const items = Array.from({ length: 260 }, (_, number) =>
      actionOf({ number, title: `${'&'.repeat(300)}`, incident: 'INC-2026-0001' }),
    );
    const few = actionListView('INC-2026-0001', items.slice(0, 3), '/incident').map(withinLimits);
    for (const { text } of few) expect(text).toContain('INC-2026-0001 has 3 action items');
    const many = [
      ...actionListView('INC-2026-0001', items, '/incident'),
      ...mineView(
        {
          held: items.map((item) => ({ item, daysLeft: 0 })),
          mine: Array.from({ length: 40 }, () => ({
            ...{ incident: incidentAfter(), channel: 'C0123456789', members: [] },
          })),
          postmortems: Array.from({ length: 40 }, () => ({
            ...{ incident: incidentAfter(), channel: 'C0123456789', waitsFor: 'write' as const },
            ...{ workflow: { state: 'draft' as const }, due: undefined },
          })),
          items: items.map((item) => ({ item: { ...item, title: 'a' }, daysLeft: 0 })),
          others: [],
        },
        reader,
      ),
    ].map(withinLimits);
    for (const { blocks } of many) {
      const rows = blocks.flatMap((block) =>
        block.type === 'table' || block.type === 'data_table' ? block.rows : [],
      );
      const lines = blocks.filter(({ type }) => type === 'actions').length;
      const shown = rows.length > 0 ? rows.length - 1 : lines;
      expect(JSON.stringify(blocks.at(-1))).toContain(`${260 - shown} `);
    }
  });
});

describe('reminders', () => {
  it('say what is due today', () => {
    const reminder = withinLimits(reminderView(actionOf(), reader));
    expect(reminder.text).toBe('Due today: Add a memory alarm (A-3, INC-2026-0001, P1)');
    expect(labels(reminder)).toEqual(['Done', 'Start', 'Move date']);
    expect(reminderView(actionOf({ drill: true }), reader).text).toBe(
      'Due today: Add a memory alarm (A-3, [Drill] INC-2026-0001, P1)',
    );
  });

  it('say how late, and how often it was moved', () => {
    const move = {
      from: '2026-11-10',
      to: '2026-11-16',
      why: 'no time',
      by: 'UANA',
      at: new Date(),
    } as const;
    const late = actionOf({ due: '2026-11-16', moves: [move, move] });
    const handed = reminderView({ ...actionOf(), ownerAway: 'gone' }, reader);
    expect(handed.text).toContain("(A-3, INC-2026-0001, P1) It was <@UANA>'s, who is deactivated or an app.");
    expect(handed.blocks.some(({ type }) => type === 'actions')).toBe(true);
    const sent = { to: 'UBO', of: { owner: 'UANA', away: 'gone' }, due: '2026-11-20' } as const;
    expect(reminderNowView(actionOf(), sent, reader).text).toBe(handed.text);
    const outside = { ...sent, of: { owner: 'UANA', away: 'outside' } } as const;
    expect(reminderNowView(actionOf(), outside, reader).text).toContain(
      "It is <@UANA>'s, who is not in the channel of this private incident. `action assign 3 @person`",
    );
    expect(reminderNowView(actionOf({ owner: 'UCY' }), sent, reader).text).toContain('<@UCY> has this now');
    expect(reminderView(late, reader).text).toBe(
      'A-3 is 4 days late: Add a memory alarm (A-3, INC-2026-0001, P1). It was moved twice, 10 days in all, last from Tue 10 Nov 2026: no time',
    );
  });

  it('answer a button, and an old button politely', () => {
    expect(reminderAnsweredView(actionOf({ status: done }), reader).text).toBe(
      'Done: Add a memory alarm (A-3, INC-2026-0001, P1), Fri 20 Nov 2026, by <@UANA>.',
    );
    expect(
      closedAlready(actionOf({ status: done }), { ...reader, now: new Date('2026-12-01T08:00:00Z') }),
    ).toBe('A-3 is already done, since Fri 20 Nov, by <@UANA>.');
  });
});

describe('drafts', () => {
  const incident = incidentAfter();

  it('tell how far they are', () => {
    expect(withinLimits(draftProgressView(incident, { step: 'writing', entries: 42 })).text).toBe(
      'Drafting the postmortem of INC-2026-0001: writing from 42 entries',
    );
    const failed = withinLimits(
      draftProgressView(incident, { step: 'failed', why: 'no answer.', draft: 'draft-1' }),
    );
    expect(labels(failed)).toEqual(['Draft again']);
  });

  it('are ready with figures, what was refused, and four buttons, one of which asks', () => {
    const shown = (older: boolean, reply?: 'notes' | 'again') =>
      draftReadyView({
        reply,
        incident,
        older,
        draft: 'draft-1',
        entries: 42,
        questions: 3,
        share: 1,
        canvas: false,
        file: true,
        picture: false,
        wordings: 0,
        remarks: { waiting: 3, unseen: 1, leftOut: 1 },
        url: 'https://example.com/file',
        refused: [
          { what: 'canvas', error: 'missing_scope', needed: 'canvases:write' },
          { what: 'picture', error: 'file_type_not_allowed', needed: undefined },
        ],
      });
    const ready = withinLimits(shown(false));
    const older = withinLimits(shown(true));
    expect(older.text).toContain('Older draft ready: 42 entries, 3 open questions');
    expect(older.text).toContain('The draft above it is newer');
    expect(ready.text.split('\n')[0]).toBe(
      'Draft ready: 42 entries, 3 open questions, 100% of statements with evidence.',
    );
    expect(ready.text).toContain(
      'Scribe may not write canvases: the scope canvases:write is missing. Someone who manages apps can add it and reinstall.',
    );
    expect(ready.text).toContain(
      '3 suggestions wait for an answer, under Suggestions; the text of this template has 2 of them.\n1 accepted suggestion has no place in this template.',
    );
    expect(ready.text).toContain('Scribe may not upload the picture of the timeline: ');
    expect(ready.text).not.toContain('in the picture above');
    expect(labels(ready)).toEqual(['Open', 'Answer questions', 'Draft again', 'Discard']);
    expect(
      buttonsOf(ready)
        .filter((it) => it.asks)
        .map((it) => it.label),
    ).toEqual(['Discard']);
    const again = withinLimits(shown(false, 'again'));
    expect(again.text).toMatch(/^Drafted again from 42 entries\. In the file above\./);
    const notes = withinLimits(shown(false, 'notes'));
    expect(notes.text).toMatch(/^Scribe may not write canvases: .*\nScribe may not upload the picture/);
    expect([...buttonsOf(again), ...buttonsOf(notes)]).toEqual([]);
    expect(readDraftRef(buttonsOf(ready)[3]?.value)).toEqual({ incident: 'INC-2026-0001', draft: 'draft-1' });
  });
});

describe('doctor', () => {
  it('puts faults first', () => {
    const report = withinLimits(
      doctorView([
        { name: 'Redis', state: 'ok', text: 'answers in 1 ms.' },
        { name: 'Scopes', state: 'fault', text: 'pins:write is missing.', advice: 'Add it and reinstall.' },
      ]),
    );
    expect(report.text).toBe(
      '1 fault, 0 to look at.\n*Scopes* · fault · pins:write is missing. Add it and reinstall.\n*Redis* · ok · answers in 1 ms.',
    );
  });
});
