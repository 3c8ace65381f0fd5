import { describe, expect, it } from '@jest/globals';
import type { IncidentEvent } from '../../../src/domain/incident/event.ts';
import { actionUnclear, moveUnclear } from '../../../src/slack/words/actions.ts';
import { changed } from '../../../src/slack/words/changes.ts';
import { topicText } from '../../../src/slack/words/incidents.ts';
import { mergeAsk, mergeTold } from '../../../src/slack/words/merges.ts';
import { noticeText } from '../../../src/slack/words/notices.ts';
import { workflowLine } from '../../../src/slack/words/postmortems.ts';
import { refused } from '../../../src/slack/words/refusals.ts';
import { timeAheadOfNow, unclearTime, unknownVerb } from '../../../src/slack/words/usage.ts';
import { declaration, incidentAfter } from '../../builders/incident.ts';

const stamp = { id: 'cmd.T1.5', by: 'UBO', at: new Date('2026-11-20T19:20:00Z') };
const reader = { zone: 'America/New_York', now: new Date('2026-11-20T19:30:00Z') };
const incident = incidentAfter();

describe('receipts of changes', () => {
  it.each<[IncidentEvent, string]>([
    [
      { ...stamp, kind: 'declared', what: declaration() },
      'Declared INC-2026-0001 · Checkout errors after deploy · Sev-2. Opening its channel; you are invited to it.',
    ],
    [
      { ...stamp, kind: 'status-changed', from: 'identified', to: 'mitigating', text: 'rolling <b>ack' },
      'Status: identified → mitigating: rolling &lt;b&gt;ack',
    ],
    [{ ...stamp, kind: 'severity-changed', from: 2, to: 1, why: undefined }, 'Severity: Sev-2 → Sev-1'],
    [{ ...stamp, kind: 'retitled', from: 'a', to: '<!channel>' }, 'Title: @channel'],
    [
      { ...stamp, kind: 'role-taken', role: 'operations', user: 'UBO', before: undefined },
      '<@UBO> is operations lead',
    ],
    [{ ...stamp, kind: 'role-left', role: 'scribe', user: 'UBO' }, '<@UBO> is no longer scribe'],
    [
      { ...stamp, kind: 'time-stated', milestone: 'impactStarted', time: new Date('2026-11-20T18:40:00Z') },
      'Impact started: 13:40 (18:40 UTC)',
    ],
    [
      { ...stamp, kind: 'linked', to: 'INC-2026-0002', declared: '2026-11-02', why: 'the <same> pool' },
      'Linked to INC-2026-0002: the &lt;same&gt; pool. The next draft has it.',
    ],
    [
      { ...stamp, kind: 'unlinked', from: 'INC-2026-0002' },
      'INC-2026-0001 is no longer linked to INC-2026-0002.',
    ],
    [
      { ...stamp, kind: 'resolved', summary: 'x' },
      'INC-2026-0001 is resolved. The draft follows in its channel.',
    ],
    [
      { ...stamp, kind: 'reopened', why: 'it is back' },
      'INC-2026-0001 is open again, status mitigating: it is back',
    ],
    [
      { ...stamp, kind: 'cancelled', why: 'false alarm' },
      'INC-2026-0001 is cancelled and counts in no metric: false alarm',
    ],
    [
      { ...stamp, kind: 'merged', into: 'INC-2026-0002', why: 'same' },
      'INC-2026-0001 is merged into INC-2026-0002; its entries move there: same',
    ],
    [
      {
        ...{ ...stamp, kind: 'unmerged', from: 'INC-2026-0002', hidden: false, why: 'two outages' },
        ...{ status: 'monitoring', since: stamp.at },
      },
      'The merge of INC-2026-0001 is taken back: it is monitoring again, and its entries return: two outages',
    ],
    [
      { ...stamp, kind: 'draft-wanted', template: 'standard' },
      'A draft of INC-2026-0001 is queued; progress shows in its channel.',
    ],
  ])('%#', (event, text) => {
    expect(changed(incident, [event], reader)).toBe(text);
  });

  it('says when nothing was to be changed', () => {
    expect(changed(incident, [], reader)).toContain('Nothing to change');
  });
});

describe('the question before a merge', () => {
  const ask = (into: ReturnType<typeof incidentAfter>, stays = { answers: 0, draft: false }) =>
    mergeAsk(
      {
        merged: { incident: incidentAfter([], { key: 'INC-2026-0002' }), channel: 'C2' },
        into: { incident: into, channel: 'C1' },
        entries: 2,
        actions: 0,
        stays,
        gains: [],
      },
      '/incident',
    );

  it('says that the other one is resolved, and how it goes on', () => {
    expect(ask(incidentAfter([{ ...stamp, kind: 'resolved', summary: 'x' }]))).toContain(
      '• INC-2026-0001 is resolved, so the two are active no more. If it goes on, reopen it after the merge: `/incident reopen it is back` in the channel of INC-2026-0001.',
    );
    expect(ask(incident)).not.toContain('is resolved');
  });

  it('says what stays behind', () => {
    expect(ask(incident)).not.toContain('Not in');
    expect(ask(incident, { answers: 2, draft: true })).toContain(
      '• Not in INC-2026-0001: 2 answers about it (impact, notes for the retrospective and the like) and the draft of its postmortem. This stays with INC-2026-0002',
    );
    expect(ask(incident, { answers: 0, draft: true })).toContain('Not in INC-2026-0001: the draft of its');
  });
});

describe('the notice of a merge', () => {
  const merged = incidentAfter([], { key: 'INC-2026-0002' });
  const told = (more: Partial<Parameters<typeof mergeTold>[0]>) =>
    mergeTold({
      ...{ channelOf: 'merged', undone: false, by: 'UBO', why: 'same', merged },
      named: { incident, channel: 'C1' },
      stays: { answers: 1, draft: true },
      ...more,
    });

  it('lists in the channel of each what is where', () => {
    expect(told({})).toBe(
      [
        'INC-2026-0002 was merged into INC-2026-0001 · Checkout errors after deploy (<#C1>) by <@UBO>: same',
        'Its entries and action items go there. `log`, pins and reactions here go on its timeline.',
        'What stays with INC-2026-0002: 1 answer about it (impact, notes for the retrospective and the like) and the draft of its postmortem. It is there again if the merge is taken back.',
      ].join('\n'),
    );
    expect(told({ channelOf: 'other', named: { incident: merged, channel: 'C2' } })).toBe(
      [
        'INC-2026-0002 · Checkout errors after deploy (<#C2>) was merged into this one by <@UBO>: same',
        'Its entries are on this timeline, and its action items are here.',
        'What stays with INC-2026-0002: 1 answer about it (impact, notes for the retrospective and the like) and the draft of its postmortem. Note here what matters for both.',
      ].join('\n'),
    );
    expect(told({ stays: { answers: 0, draft: false } })).not.toContain('stays');
  });

  it('says nothing of an incident that not everybody may see', () => {
    const words = told({ channelOf: 'other', named: undefined });
    expect(words).toMatch(/^Another incident, which not everybody here may see, was merged into this one/);
    expect(words).not.toContain('INC-2026-0002');
    expect(told({ named: undefined, undone: true })).toContain('logged since the merge stays there.');
  });

  it('says what stays where a merge is taken back', () => {
    expect(told({ undone: true })).toContain(
      'INC-2026-0002 goes on here, with the entries and action items that it had. What was logged since the merge stays in INC-2026-0001.',
    );
    expect(told({ undone: true, channelOf: 'other' })).toContain('Its entries and action items returned;');
  });
});

describe('refusals', () => {
  it('say what is so, and what works instead', () => {
    const resolved = incidentAfter([{ ...stamp, kind: 'resolved', summary: 'x' }]);
    expect(refused({ code: 'not-active', incident: resolved }, reader, '/incident')).toBe(
      'INC-2026-0001 is resolved at 14:20 (19:20 UTC) by <@UBO>. To go on with it: `/incident reopen it is back`',
    );
    expect(
      refused(
        { code: 'times-contradict', earlier: 'impactStarted', later: 'mitigated' },
        reader,
        '/incident',
      ),
    ).toBe('"Impact started" must not be after "Mitigated". Correct one of the two.');
    expect(refused({ code: 'merge-into-itself' }, reader, '/incident')).toContain('`/incident merge INC-');
    expect(refused({ code: 'not-holding-role', role: 'scribe', user: 'UBO' }, reader, '/incident')).toContain(
      'is not scribe',
    );
    expect(
      refused(
        { code: 'time-ahead', milestone: 'resolved', time: new Date('2026-11-20T20:00:00Z') },
        reader,
        '/incident',
      ),
    ).toContain('cannot be in the future');
  });
});

describe('usage', () => {
  it('names the nearest verb; an example only where there is no button', () => {
    expect(unknownVerb({ said: 'lgo', nearest: 'log' }, true, '/incident')).toBe(
      '"lgo" is not a command. Meant `log`? All commands: `/incident help`',
    );
    expect(unknownVerb({ said: 'lgo', nearest: 'log' }, false, '/incident')).toBe(
      '"lgo" is not a command. Meant `log`? For example `/incident log 14:05 #change deploy of v2.4.5 finished`. All commands: `/incident help`',
    );
    expect(unknownVerb({ said: '<!channel>', nearest: undefined }, true, '/incident')).toContain(
      '"@channel"',
    );
  });

  it('explains times and dates', () => {
    expect(unclearTime('14:75', 'impossible-clock')).toBe(
      '"14:75" is not a time. Try 14:05, -10m or yesterday 23:50.',
    );
    expect(unclearTime('14:05 CST', 'several-zones', ['14:05-06:00', '14:05+08:00', '14:05-05:00'])).toBe(
      '"14:05 CST" can be in several zones. Write its offset: `14:05-06:00` (US Central), `14:05+08:00` (China) or `14:05-05:00` (Cuba).',
    );
    expect(unclearTime('Fri Nov 19 14:05', 'other-weekday', ['Thu 2026-11-19 14:05'])).toBe(
      '"Fri Nov 19 14:05": the weekday is not that of the date. Write `Thu 2026-11-19 14:05`.',
    );
    expect(timeAheadOfNow(new Date('2026-11-20T20:00:00Z'), reader)).toContain(
      '15:00 (20:00 UTC) is in the future',
    );
    expect(moveUnclear({ kind: 'invalid', said: 'soon', why: 'not-a-date' }, '/incident')).toContain(
      '"soon" is not a date',
    );
    expect(actionUnclear({ kind: 'invalid', said: '3/4', why: 'ambiguous-date' }, '/incident')).toContain(
      'two ways',
    );
    expect(actionUnclear({ kind: 'empty' }, '/incident')).toContain('Say what is to be done');
  });
});

describe('notices', () => {
  it.each([
    [
      'pin',
      { error: 'missing_scope', needed: 'pins:write' },
      'Scribe may not pin messages: the scope pins:write is missing. Someone who manages apps can add it and reinstall.',
    ],
    [
      'topic',
      { error: 'unknown_method', needed: undefined },
      'Scribe may not set the topic: this Slack does not know the method.',
    ],
    [
      'announcement',
      { error: 'restricted_action', needed: undefined },
      "the workspace's settings do not allow it",
    ],
    [
      'announcement',
      { error: 'channel_not_found', needed: undefined },
      'Scribe may not post the announcement: a channel for announcements (SCRIBE_ANNOUNCE_CHANNEL, or a rule of `announce`) does not exist,',
    ],
    [
      'announcement',
      { error: 'is_archived', needed: undefined },
      'a channel for announcements (SCRIBE_ANNOUNCE_CHANNEL, or a rule of `announce`) is archived. Unarchive it,',
    ],
    ['echo', { error: 'is_archived', needed: undefined }, 'the channel is archived'],
    ['card', { error: 'not_in_channel', needed: undefined }, 'it is not in the channel'],
    ['card', { error: 'something_new', needed: undefined }, 'Slack refuses with `something_new`'],
  ])('%s %s', (what, { error, needed }, text) => {
    expect(
      noticeText({ code: 'refused', what, error, needed, incident: 'INC-2026-0001' }, reader.now),
    ).toContain(text);
  });
});

describe('topic', () => {
  it('has at most 250 characters', () => {
    expect(topicText(incident)).toBe('INC-2026-0001 · Sev-2 · Checkout errors after deploy');
    expect(topicText(incidentAfter([], { title: 'x'.repeat(300) }))).toHaveLength(250);
  });
});

describe('where a postmortem stands', () => {
  const asked = { askedBy: 'UBO', askedAt: stamp.at, reviewers: [], said: [] };
  const approved = { state: 'approved', by: 'UBO', at: stamp.at, askedBy: 'UBO', reviewedBy: [] } as const;

  it('says when whoever approves it asked for the review too', () => {
    expect(workflowLine({ state: 'in review', approver: 'UBO', ...asked }, reader.now)).toBe(
      'In review since 19:20 UTC, to be approved by <@UBO>, who also asked for the review',
    );
    expect(workflowLine(approved, reader.now)).toBe(
      'Approved by <@UBO>, who also asked for the review, 19:20 UTC',
    );
    const published = { by: 'UANA', at: stamp.at, exception: undefined, approvedAt: stamp.at } as const;
    expect(
      workflowLine({ ...approved, ...published, state: 'published', approvedBy: 'UBO' }, reader.now),
    ).toBe('Published by <@UANA>, 19:20 UTC · approved by <@UBO>, who also asked for the review');
  });

  it('does not say so of anybody else, or where it is not known', () => {
    expect(workflowLine({ ...approved, by: 'UANA' }, reader.now)).toBe('Approved by <@UANA>, 19:20 UTC');
    const { askedBy: _, ...before } = approved;
    expect(workflowLine(before, reader.now)).toBe('Approved by <@UBO>, 19:20 UTC');
  });
});
