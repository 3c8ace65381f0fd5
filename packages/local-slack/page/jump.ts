import { avatar } from './avatar.ts';
import { fill, h } from './dom.ts';
import { type IconName, icon } from './icon.ts';
import type { Page } from './page.ts';

interface Goal {
  readonly label: string;
  readonly note: string;
  readonly picture: () => Node;
  readonly go: () => void;
}

/** The field that goes to any channel, person, canvas or the app by typing part of its name. */
export function openJump(page: Page): void {
  if (document.querySelector('dialog.jump')) return;
  const field = h('input', {
    class: 'field',
    type: 'text',
    role: 'combobox',
    placeholder: 'Jump to a channel, a person, a canvas…',
    'aria-label': 'Jump to',
    'aria-expanded': 'true',
    'aria-controls': 'jump-list',
    autocomplete: 'off',
  });
  const list = h('div', { class: 'listbox', role: 'listbox', id: 'jump-list', 'aria-label': 'Places' });
  const dialog = h('dialog', { class: 'dialog jump', 'aria-label': 'Jump to' }, field, list);
  const all = goals(page);
  let shown = all;
  let active = 0;
  const choose = (goal: Goal | undefined) => {
    if (!goal) return;
    dialog.close();
    goal.go();
  };
  const draw = () => {
    fill(
      list,
      ...shown.map((goal, index) => goalView(goal, { index, active: index === active }, () => choose(goal))),
    );
    field.setAttribute('aria-activedescendant', `jump-${active}`);
    list.querySelector('.active')?.scrollIntoView({ block: 'nearest' });
  };
  field.addEventListener('input', () => {
    const query = field.value.trim().toLowerCase().replace(/^[#@]/, '');
    shown = all.filter((goal) => `${goal.label} ${goal.note}`.toLowerCase().includes(query));
    active = 0;
    draw();
  });
  field.addEventListener('keydown', (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && shown.length > 0) active = (active + step + shown.length) % shown.length;
    else if (event.key === 'Enter') choose(shown[active]);
    else return;
    event.preventDefault();
    draw();
  });
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  draw();
  dialog.showModal();
  field.focus();
}

function goalView(
  goal: Goal,
  { index, active }: { index: number; active: boolean },
  choose: () => void,
): HTMLElement {
  const state = active ? 'list-option active' : 'list-option';
  return h(
    'div',
    { role: 'option', id: `jump-${index}`, class: state, 'aria-selected': String(active), onclick: choose },
    goal.picture(),
    h('span', { class: 'menu-label' }, goal.label),
    h('small', { class: 'quiet' }, goal.note),
  );
}

function goals(page: Page): Goal[] {
  const { channels, users, me, canvases, app } = page.state;
  const sign = (name: IconName) => () => h('span', { class: 'list-sign' }, icon(name));
  const inChannels = channels
    .filter((channel) => channel.kind === 'public' || channel.kind === 'private')
    .map((channel) => ({
      label: channel.name,
      note: channel.archived ? 'archived' : channel.isMember ? '' : 'not joined',
      picture: sign(channel.kind === 'private' ? 'lock' : 'hash'),
      go: () => page.go({ kind: 'channel', id: channel.id }),
    }));
  const withPeople = users
    .filter((user) => !user.isBot && !user.deleted && user.id !== me.id)
    .map((user) => ({
      label: user.realName,
      note: `@${user.name}`,
      picture: () => avatar(user, 'small'),
      go: () => void openDm(page, user.id),
    }));
  const onCanvases = canvases.map((canvas) => ({
    label: canvas.title,
    note: 'canvas',
    picture: sign('canvas'),
    go: () => page.show({ kind: 'canvas', id: canvas.id }),
  }));
  const theApp = {
    label: app.name,
    note: 'app',
    picture: sign('app'),
    go: () => page.go({ kind: 'app', tab: 'home' }),
  };
  return [...inChannels, ...withPeople, theApp, ...onCanvases];
}

/** Goes to the direct message with a person, creating it if there is none yet. */
export async function openDm(page: Page, user: string): Promise<void> {
  const answer = await page.act({ kind: 'openDm', with: user });
  if (answer.ok && answer.answer?.channel) page.go({ kind: 'channel', id: answer.answer.channel });
}
