import { canvasView } from './canvas-view.ts';
import { composer } from './composer.ts';
import { closeButton } from './dialog.ts';
import { byId, type Child, h } from './dom.ts';
import { describe, downloadLink, wholeFileView } from './file-view.ts';
import { drawMessages, messageList } from './message-list.ts';
import { channelLabel, channelOf, type Page } from './page.ts';
import { redraw } from './redraw.ts';

/** The pane beside the conversation: a thread, a canvas or a file. */
export function drawPane(page: Page): void {
  const element = byId('pane');
  const { pane } = page;
  element.hidden = pane === undefined;
  document.body.classList.toggle('pane-open', pane !== undefined);
  document.body.classList.toggle('pane-wide', pane?.kind === 'canvas' || pane?.kind === 'file');
  switch (pane?.kind) {
    case undefined:
      redraw(element, '', () => []);
      return;
    case 'thread':
      drawThread(page, element, pane);
      return;
    case 'canvas':
      drawCanvas(page, element, pane.id);
      return;
    case 'file':
      drawFile(page, element, pane.id);
      return;
    default:
      pane satisfies never;
  }
}

function drawThread(page: Page, element: HTMLElement, thread: { channel: string; ts: string }): void {
  const { channel: channelId, ts } = thread;
  const channel = channelOf(page, channelId);
  const root = channel?.messages.find((message) => message.ts === ts);
  if (!channel || !root) {
    redraw(element, 'gone', () => [
      head(page, { title: 'Thread' }),
      h('p', { class: 'nothing' }, 'This message is gone.'),
    ]);
    return;
  }
  const key = JSON.stringify(['thread', page.state.me.id, channelId, ts, channel.isMember]);
  const built = redraw(element, key, () => [
    head(page, { title: 'Thread', note: channelLabel(channel) }),
    messageList('Thread'),
    channel.isMember && composer(page, { channel, threadTs: ts }),
  ]);
  const list = element.querySelector<HTMLElement>('.messages');
  if (list) drawMessages(page, list, { channel, messages: [root, ...root.replies], inThread: true });
  if (built) element.querySelector('textarea')?.focus();
}

function drawCanvas(page: Page, element: HTMLElement, id: string): void {
  const canvas = page.state.canvases.find((one) => one.id === id);
  redraw(element, JSON.stringify(['canvas', canvas]), () =>
    canvas
      ? [head(page, { title: 'Canvas' }), h('div', { class: 'pane-body', tabindex: 0 }, canvasView(canvas))]
      : [head(page, { title: 'Canvas' }), h('p', { class: 'nothing' }, 'This canvas is gone.')],
  );
}

function drawFile(page: Page, element: HTMLElement, id: string): void {
  const file = page.state.files.find((one) => one.id === id);
  redraw(element, JSON.stringify(['file', file]), () =>
    file
      ? [
          head(page, { title: file.name, note: describe(file) }, downloadLink(file)),
          h('div', { class: 'pane-body', tabindex: 0 }, wholeFileView(file)),
        ]
      : [head(page, { title: 'File' }), h('p', { class: 'nothing' }, 'This file is gone.')],
  );
}

function head(
  page: Page,
  { title, note = '' }: { title: string; note?: string },
  ...more: Child[]
): HTMLElement {
  return h(
    'header',
    { class: 'pane-head' },
    h('h2', {}, title),
    h('span', { class: 'quiet' }, note),
    ...more,
    closeButton(() => page.show(undefined), `Close ${title}`),
  );
}
