import { describe, expect, it } from '@jest/globals';
import type { KnownBlock } from '@slack/types';
import fc from 'fast-check';
import {
  type Inline,
  type MrkdwnBlock,
  parseMrkdwn,
} from '../../../packages/local-slack/page/mrkdwn-parse.ts';
import type { Home } from '../../../src/domain/home/home.ts';
import { actionAddedView, actionLineView, myActionsView } from '../../../src/slack/views/action-line.ts';
import type { Message } from '../../../src/slack/views/blocks.ts';
import { said } from '../../../src/slack/views/blocks.ts';
import { announcementView, cardView } from '../../../src/slack/views/card.ts';
import { chooseIncidentView } from '../../../src/slack/views/choose-incident.ts';
import { draftProgressView } from '../../../src/slack/views/draft.ts';
import { echoView } from '../../../src/slack/views/echo.ts';
import { homeView } from '../../../src/slack/views/home.ts';
import { listView, mineView, showView } from '../../../src/slack/views/incident-list.ts';
import { changeBlock } from '../../../src/slack/views/modals/changes-modal.ts';
import {
  meetingView,
  overviewView,
  publicationView,
  reviewAskedView,
  reviewToldView,
} from '../../../src/slack/views/postmortem.ts';
import { reminderAnsweredView, reminderView } from '../../../src/slack/views/reminder.ts';
import { similarIncidentsView } from '../../../src/slack/views/similar-incidents.ts';
import { timelineView } from '../../../src/slack/views/timeline.ts';
import { actionLine, ofIncident } from '../../../src/slack/words/actions.ts';
import { changed, declared } from '../../../src/slack/words/changes.ts';
import { unknownTemplate } from '../../../src/slack/words/drafts.ts';
import { meetingUnclear } from '../../../src/slack/words/notes.ts';
import { reviewMoved } from '../../../src/slack/words/reviews.ts';
import { startedUnclear, unknownTopic, unknownVerb } from '../../../src/slack/words/usage.ts';
import { actionOf } from '../../builders/action.ts';
import { entryOf } from '../../builders/entry.ts';
import { incidentAfter } from '../../builders/incident.ts';
import { postmortemShownOf } from '../../builders/postmortem-shown.ts';

const reader = { zone: 'Europe/Madrid', now: new Date('2026-11-20T19:30:00Z') };
const stamp = { id: 'cmd.T1.5', by: 'UBO', at: new Date('2026-11-20T19:20:00Z') };
const at = stamp.at;

/** Everything that shows a typed name: a title, a person in an import, a reason quoted by Scribe. */
function viewsWith(name: string): Readonly<Record<string, Message | readonly KnownBlock[] | string>> {
  const role = { ...stamp, kind: 'role-taken', role: 'operations', user: name, before: undefined } as const;
  const incident = incidentAfter([role], { title: name });
  const listed = [{ incident, channel: 'C1' }];
  const item = actionOf({ title: name, owner: name });
  const mine = { incident, channel: 'C1', members: [] };
  const home: Home = {
    ...{ items: [{ item, daysLeft: 0 }], held: [{ item, daysLeft: 0 }], mine: [mine], others: [mine] },
    postmortems: [{ ...mine, workflow: { state: 'draft' }, due: undefined, waitsFor: 'write' }],
  };
  const entries = [entryOf({ author: name }), entryOf({ standing: { state: 'struck', by: name, at } })];
  const meeting = { at, attendees: [name], questions: [], disputed: [], setAt: at, sequence: 1 };
  const shown = postmortemShownOf(incident, {
    state: 'in review',
    approver: name,
    reviewers: [name],
    askedBy: name,
    askedAt: at,
    said: [{ kind: 'wants', why: name, by: name, at }],
  });
  const published = postmortemShownOf(incident, {
    state: 'published',
    by: name,
    at,
    exception: name,
    approvedBy: name,
    approvedAt: at,
    reviewedBy: [name],
  });
  const skipped = postmortemShownOf(incident, { state: 'not required', why: name, by: name, at });
  const timeline = timelineView(
    { incident, entries, total: entries.length, skip: 0, size: 20 },
    reader,
    '/incident',
  );
  return {
    card: cardView({ incident, impact: undefined }),
    announcement: announcementView(incident, 'C1'),
    echo: echoView(entries),
    timeline: timeline[0],
    'timeline as text': timeline.at(-1) ?? timeline[0],
    'action line': actionLineView(item),
    'action added': actionAddedView(
      item,
      {
        dueByDefault: true,
        unknownMentions: [`@${name}`],
        unread: [{ as: 'day', said: name }],
        advice: ['be-specific'],
      },
      '/incident',
    ),
    'action changed elsewhere': `${actionLine(item)}${ofIncident(item, incident)}`,
    'my items': myActionsView([item, item])[0],
    'my items as text': myActionsView([item, item]).at(-1) ?? said(''),
    reminder: reminderView(item, reader),
    'reminder, answered': reminderAnsweredView(item, reader),
    list: listView({ known: listed, more: 2, page: 1, older: false }, reader, '/incident')[0],
    'list as text':
      listView({ known: listed, more: 2, page: 1, older: false }, reader, '/incident').at(-1) ?? said(''),
    mine: mineView(home, reader)[0],
    'home tab': homeView(home, { reader, command: '/incident', notice: actionLine(item) }).at(-1) ?? said(''),
    show: showView({ incident, channel: 'C1' }, reader),
    choice: chooseIncidentView([incident], { id: 'x', text: 'log x' }, '/incident'),
    similar: similarIncidentsView(listed, { id: 'x', text: 'declare x' }),
    declared: declared(incident, true),
    retitled: changed(incident, [{ ...stamp, kind: 'retitled', from: 'a', to: name }], reader),
    progress: draftProgressView(incident, { step: 'reading' }),
    overview: overviewView(shown, { now: reader.now, url: undefined }),
    'overview, published': overviewView(published, { now: reader.now, url: undefined }),
    'overview, skipped': overviewView(skipped, { now: reader.now, url: undefined }),
    asked: reviewAskedView(shown, { to: 'UANA', now: reader.now, url: undefined }),
    told: reviewToldView(shown, reader.now),
    moved: reviewMoved(incident, published.state.workflow, '/incident'),
    publication: publicationView(published, [], reader.now),
    meeting: meetingView(shown, meeting),
    difference: [changeBlock({ id: 's', heading: name, kind: 'changed', diff: '+ x' })],
    'unknown verb': unknownVerb({ said: `x${name}`, nearest: 'log' }, true, '/incident'),
    'unknown topic': unknownTopic(name, 'log', '/incident'),
    'unknown template': unknownTemplate(name, ['standard'], '/incident'),
    'unclear start': startedUnclear(name, '/incident'),
    'unclear meeting': meetingUnclear(name, '/incident'),
  };
}

/** The mrkdwn of a view, each text by itself. */
function texts(view: Message | readonly KnownBlock[] | string): readonly string[] {
  if (typeof view === 'string') return [view];
  const blocks = 'blocks' in view ? view.blocks : view;
  const own = 'blocks' in view ? [view.text] : [];
  return [
    ...own,
    ...blocks.flatMap((block) => {
      if (block.type === 'section') return block.text?.type === 'mrkdwn' ? [block.text.text] : [];
      if (block.type !== 'context') return [];
      return block.elements.flatMap((element) => (element.type === 'mrkdwn' ? [element.text] : []));
    }),
  ];
}

/** How a text is formatted, regardless of its words. */
function shapeOf(text: string): unknown {
  return parseMrkdwn(text).map(blockShape);
}

function blockShape(block: MrkdwnBlock): unknown {
  switch (block.kind) {
    case 'paragraph':
      return block.children.map(inlineShape);
    case 'code':
      return 'code block';
    case 'quote':
      return ['quote', block.blocks.map(blockShape)];
    case 'list':
      return ['list', block.items.map((item) => item.map(inlineShape))];
    default:
      return block satisfies never;
  }
}

function inlineShape(inline: Inline): unknown {
  return 'children' in inline ? [inline.kind, inline.children.map(inlineShape)] : inline.kind;
}

const HOSTILE = fc
  .array(fc.constantFrom('*', '_', '~', '`', '```', 'bold', 'x', ' ', '>', '·', '-'), { minLength: 1 })
  .map((parts) => `n${parts.join('')}`);

function shapes(name: string): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(viewsWith(name)).map(([view, shown]) => [view, texts(shown).map(shapeOf)]),
  );
}

describe('a name with signs of formatting in it', () => {
  it('formats nothing, and spoils no formatting around it', () => {
    const plain = shapes('Plain name');
    fc.assert(
      fc.property(HOSTILE, (name) => {
        expect(shapes(name)).toEqual(plain);
      }),
      { examples: [['*Checkout* `down` ~now~ _really_'], ['`'], ['```'], ['* ~ _'], ['a*']] },
    );
  });

  it('is as it was typed where its signs format nothing', () => {
    const { text } = announcementView(incidentAfter([], { title: 'pool_size 2*3 is *wrong*' }), undefined);
    expect(text).toContain('pool_size 2*3 is ∗wrong∗');
  });
});
