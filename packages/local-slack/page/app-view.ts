import { avatar } from './avatar.ts';
import { blockIdsOf, blocksView, knownBlocks } from './blocks/blocks.ts';
import { Inputs } from './blocks/surface.ts';
import { drawChannel } from './channel-view.ts';
import { byId, type Child, h } from './dom.ts';
import { openDm } from './jump.ts';
import { appChannel, type Page, userOf } from './page.ts';
import { redraw } from './redraw.ts';

type Tab = 'home' | 'messages' | 'about';

const homeInputs = new Map<string, Inputs>();

/** The app's page: its home tab, direct messages with it, and its commands and shortcuts. */
export function drawApp(page: Page, tab: Tab): void {
  const { app, me } = page.state;
  redraw(byId('main-head'), JSON.stringify(['app', app, tab, me.id]), () => [headView(page, tab)]);
  const channel = appChannel(page);
  if (tab === 'messages' && channel) {
    drawChannel(page, channel, false);
    return;
  }
  redraw(byId('main-foot'), 'none', () => []);
  const content = tab === 'home' ? page.state.home : [page.state.commands, page.state.shortcuts];
  const key = JSON.stringify(['app', tab, me.id, page.directoryVersion, content]);
  redraw(byId('main-body'), key, () => [
    h(
      'div',
      { class: 'tab-body', tabindex: 0 },
      ...(tab === 'about' ? aboutViews(page) : homeViews(page, tab)),
    ),
  ]);
}

function headView(page: Page, tab: Tab): HTMLElement {
  const { app } = page.state;
  const go = (to: Tab) => async () => {
    if (to === 'messages' && !appChannel(page)) await openDm(page, app.botUserId);
    page.go({ kind: 'app', tab: to });
  };
  const tabs: [string, Tab][] = [
    ...(app.homeTab ? [['Home', 'home'] satisfies [string, Tab]] : []),
    ['Messages', 'messages'],
    ['About', 'about'],
  ];
  return h(
    'header',
    { class: 'channel-head' },
    h(
      'div',
      { class: 'channel-title' },
      h(
        'h2',
        {},
        h('span', { class: 'person-title' }, avatar(userOf(page, app.botUserId), 'small'), app.name),
      ),
    ),
    h(
      'div',
      { class: 'tabs', role: 'tablist', 'aria-label': 'Parts of the app' },
      ...tabs.map(([label, to]) =>
        h(
          'button',
          {
            type: 'button',
            role: 'tab',
            'aria-selected': String(to === tab),
            'data-key': `app-${to}`,
            onclick: go(to),
          },
          label,
        ),
      ),
    ),
  );
}

function homeViews(page: Page, tab: Tab): Child[] {
  const { home, me, app } = page.state;
  if (tab === 'messages') return [h('p', { class: 'nothing' }, `No messages with ${app.name} yet.`)];
  if (!home) return [h('p', { class: 'nothing' }, `${app.name} has not published a home tab for you yet.`)];
  const inputs = homeInputs.get(me.id) ?? new Inputs();
  homeInputs.set(me.id, inputs);
  const blocks = knownBlocks(home.view.blocks);
  const surface = {
    page,
    target: { in: 'view', viewId: home.id } as const,
    inputs,
    blockIds: blockIdsOf(blocks),
  };
  return [h('div', { class: 'home' }, blocksView(surface, blocks))];
}

function aboutViews(page: Page): Child[] {
  const { commands, shortcuts } = page.state;
  const line = (name: string, note: string) => h('li', {}, h('code', { class: 'code' }, name), ` ${note}`);
  return [
    h('h3', {}, 'Commands'),
    h('ul', {}, ...commands.map((one) => line(`${one.command} ${one.usageHint}`.trim(), one.description))),
    h('h3', {}, 'Shortcuts'),
    h('ul', {}, ...shortcuts.map((one) => line(one.name, `${one.description} (${one.type})`))),
  ];
}
