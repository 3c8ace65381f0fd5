import { expect, it } from '@jest/globals';
import type { Section } from '../../../../src/domain/postmortem/document/document.ts';
import {
  type Block,
  bullets,
  checklist,
  cite,
  type Phrase,
  paragraph,
  text,
} from '../../../../src/domain/postmortem/document/nodes.ts';
import { itemsInText, notYetItems } from '../../../../src/domain/postmortem/review/items-in-text.ts';
import { open } from '../../../../src/domain/postmortem/templates/sections/statements.ts';

const AT = new Date('2026-03-02T16:00:00Z');

function section(id: string, ...blocks: Block[]): Section {
  return {
    ...{ id, heading: `The ${id}`, level: 2, blocks, entries: [] },
    author: { kind: 'person', who: 'UBO', at: AT },
  };
}

const says = (words: string, ...fields: string[]): Phrase[] => [text(words), cite({ entries: [], fields })];

it('finds what lists state: what people wrote, and lines of the draft', () => {
  const drafted: Phrase[] = [text('Nobody had an alarm'), cite({ entries: ['e1'], fields: [] })];
  const found = itemsInText([
    section('actions', paragraph(...says('Not in a list', 'section.actions')), bullets([drafted])),
    section('wrong', bullets([says('Add a memory alarm', 'section.wrong')])),
  ]);
  expect(found).toEqual([
    { section: 'actions', heading: 'The actions', title: 'Nobody had an alarm', written: false },
    { section: 'wrong', heading: 'The wrong', title: 'Add a memory alarm', written: true },
  ]);
});

it('leaves out remarks of the template, open questions, ticked boxes, quotes and items of the record', () => {
  const own = 'section.actions';
  const [ticked] = checklist([{ done: true, label: says('Done long ago', own) }]).children;
  expect(
    itemsInText([
      section(
        'actions',
        bullets([[text('A line of the template')], open('actions'), says('A-1: Tune the heap', 'actions.0')]),
        {
          type: 'list',
          children: ticked ? [{ ...ticked, children: [paragraph(...says('Done', own))] }] : [],
        },
        { type: 'blockquote', children: [bullets([says('Somebody else said so', own)])] },
      ),
    ]),
  ).toEqual([]);
});

it('takes an item and the ones below it apart, and each title once however it is written', () => {
  const own = 'section.actions';
  const list = bullets([says('Detect it sooner', own)]);
  list.children[0]?.children.push(bullets([says('Add an  alarm.', own), says('add an alarm', own)]));
  expect(itemsInText([section('actions', list)]).map(({ title }) => title)).toEqual([
    'Detect it sooner',
    'Add an alarm.',
  ]);
});

it('does not offer what an item is called, or what names an item by its key', () => {
  const texts = itemsInText([
    section(
      'actions',
      bullets([
        says('Add an ALARM.', 'section.actions'),
        says('As in A-7, tune the heap', 'section.actions'),
        says('As in A-70, tune the heap', 'section.actions'),
      ]),
    ),
  ]);
  const items = [
    { key: 'A-1', title: 'add an alarm' },
    { key: 'A-7', title: 'Tune' },
  ];
  expect(notYetItems(texts, items).map(({ title }) => title)).toEqual(['As in A-70, tune the heap']);
});
