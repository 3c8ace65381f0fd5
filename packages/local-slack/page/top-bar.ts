import { avatar } from './avatar.ts';
import { clockButton } from './clock-menu.ts';
import { clockTime, zoneOffset } from './dates.ts';
import { byId, type Child, h } from './dom.ts';
import { icon } from './icon.ts';
import { openJump } from './jump.ts';
import { openMenu } from './menu.ts';
import type { Page } from './page.ts';
import { redraw } from './redraw.ts';

const connections = {
  socket: 'connected by Socket Mode',
  http: 'reached by HTTP',
  none: 'not running',
} as const;

/** The bar at the top: workspace, jump field, clock and person. */
export function drawTopBar(page: Page): void {
  const { team, me, workspaces, app } = page.state;
  const key = JSON.stringify([team, me, workspaces, app]);
  redraw(byId('top'), key, () => [
    h(
      'button',
      { type: 'button', class: 'icon-button only-narrow', 'aria-label': 'Channels', onclick: toggleSidebar },
      icon('menu'),
    ),
    h('h1', { class: 'team' }, team.name),
    h(
      'button',
      {
        type: 'button',
        class: 'jump-button',
        'aria-keyshortcuts': 'Control+K',
        onclick: () => openJump(page),
      },
      icon('search'),
      h('span', { class: 'jump-text' }, 'Jump to…'),
      h('kbd', {}, 'Ctrl K'),
    ),
    connectionView(page),
    clockButton(page),
    personButton(page),
  ]);
}

function toggleSidebar(): void {
  document.body.classList.toggle('sidebar-open');
}

function connectionView(page: Page): Child {
  const { name, connection } = page.state.app;
  const label = `${name} is ${connections[connection]}`;
  return h(
    'span',
    { class: 'connection', title: label, role: 'img', 'aria-label': label },
    h('span', { class: connection === 'none' ? 'dot off' : 'dot', 'aria-hidden': 'true' }),
  );
}

/** The menu of people to act as, with their workspace where there are several, and their local times. */
function personButton(page: Page): HTMLElement {
  const { me, workspaces } = page.state;
  const open = () => {
    const items = workspaces.flatMap(({ name, people }) =>
      people.map((user) => ({
        label: user.realName,
        hint: `${workspaces.length > 1 ? `${name} · ` : ''}${user.tz} · ${clockTime(page.now(), user.tz)} (${zoneOffset(page.now(), user.tz)})`,
        picture: avatar(user, 'medium'),
        checked: user.id === me.id,
        choose: () => page.switchUser(user.id),
      })),
    );
    const heading = h('p', { class: 'menu-note' }, 'Look at the workspace as');
    openMenu(button, items, { label: 'People to be', heading });
  };
  const button = h(
    'button',
    {
      type: 'button',
      class: 'top-button person',
      'aria-haspopup': 'menu',
      'aria-label': `You are ${me.realName}: be somebody else`,
      'data-key': 'person',
      onclick: open,
    },
    avatar(me, 'small'),
    h('span', { class: 'person-name' }, me.realName),
    h('span', { class: 'quiet person-zone' }, me.tz),
    icon('chevron'),
  );
  return button;
}
