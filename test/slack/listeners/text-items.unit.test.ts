import { expect, it } from '@jest/globals';
import type { ModalView } from '@slack/types';
import { ACTIONS, MODALS } from '../../../src/slack/views/ids.ts';
import { staged } from '../../builders/old-buttons.ts';

/** The first is an item already. */
const LINES = ['Add a memory alarm', 'Page two people', 'Tune the heap', 'Write a runbook'];

/** Somebody wrote these list items into a section; gives the value of the button that offers them. */
async function written(lines: readonly string[]) {
  const on = await staged('resolved');
  const { bolt, app, key } = on;
  const told: Promise<unknown>[] = [];
  on.context.background = (task: Promise<unknown>) => void told.push(task);
  const refs = { incident: key, draft: 'd1', section: 'actions', channel: 'C1' };
  const view = (callback: string, private_metadata: string): ModalView => ({
    ...{ type: 'modal', callback_id: callback, private_metadata, blocks: [] },
    title: { type: 'plain_text', text: 'Form' },
  });
  await bolt.submit(view(MODALS.section, JSON.stringify(refs)), {
    'part-0-p': lines.map((line) => `- ${line}`).join('\n'),
  });
  await Promise.all(told);
  const said = () =>
    bolt.heard.flatMap(({ method, args }) => (method === 'chat.postEphemeral' ? [args] : []));
  const offer = JSON.stringify(said()).match(
    /"text-items","text":\{[^}]*"text":"([^"]*)"[^}]*\},"value":("(?:[^"\\]|\\.)*")/,
  );
  const value: string = offer?.[2] === undefined ? '' : JSON.parse(offer[2]);
  const form = async (of: string) => {
    await bolt.press({ id: ACTIONS.textItems, value: of });
    return (bolt.last('views.open') as { readonly view: ModalView }).view;
  };
  const send = async (opened: ModalView, places: readonly string[]) => {
    const selected_options = places.map((place) => ({ value: place }));
    await bolt.submit({ ...opened, id: `V${bolt.heard.length}` }, { 'take-0': { selected_options } });
    await Promise.all(told);
    return JSON.stringify(said().at(-1));
  };
  const titles = async () => (await app.actions.ofIncident('T1', key)).map(({ item }) => item.title);
  return { ...on, said, label: offer?.[1], value, form, send, titles };
}

it('offers the list items of a section that somebody wrote, and adds those that are chosen', async () => {
  const { said, label, value, form, send, titles } = await written(LINES);
  expect(JSON.stringify(said())).toContain('3 list items are no action items yet.');
  expect(label).toBe('Add them');
  const opened = await form(value);
  const shown = JSON.stringify(opened.blocks);
  for (const line of LINES.slice(1)) expect(shown).toContain(line);
  expect(shown).not.toContain(LINES[0]);
  expect(await titles()).toHaveLength(1);
  const [first = '', , third = ''] = [...shown.matchAll(/"value":"(\d+)"/g)].map(([, place = '']) => place);
  expect(await send(opened, [first, third])).toContain('Added A-1 and A-2. Nobody has them yet');
  expect((await titles()).slice(0, 2)).toEqual(['Page two people', 'Write a runbook']);
  // Whoever looks at the old form adds nothing twice.
  expect(await send(opened, [first])).toContain('nothing was added');
  expect(await titles()).toHaveLength(3);
});

it('ticks what was just written, and nothing where the whole document is looked through', async () => {
  const { value, form, key } = await written(LINES);
  expect(JSON.stringify(await form(value))).toContain('initial_options');
  const whole = JSON.stringify(await form(JSON.stringify({ incident: key, draft: 'd1' })));
  expect(whole).toContain('Tune the heap');
  expect(whole).not.toContain('initial_options');
});

it('says nothing where nothing is left to add', async () => {
  const { said, value } = await written([]);
  expect(JSON.stringify(said())).not.toContain('no action item');
  expect(value).toBe('');
});
