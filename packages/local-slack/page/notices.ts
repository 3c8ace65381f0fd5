import { h } from './dom.ts';
import { icon } from './icon.ts';
import type { Page } from './page.ts';
import { redraw } from './redraw.ts';

/** Lines from Slack itself above the field, for this channel and for none in particular. */
export function drawNotices(page: Page, channel: string, holder: Element): void {
  const notices = page.state.notices.filter(
    (notice) => notice.channel === undefined || notice.channel === channel,
  );
  redraw(holder, JSON.stringify(notices), () =>
    notices.map((notice) => {
      const dismiss = () => void page.act({ kind: 'dismissNotice', noticeId: notice.id });
      return h(
        'div',
        { class: 'notice', role: 'alert' },
        h(
          'span',
          { class: 'grow' },
          h('strong', {}, 'Slackbot '),
          h('span', { class: 'quiet' }, 'Only visible to you '),
          notice.text,
        ),
        h(
          'button',
          { type: 'button', class: 'icon-button', 'aria-label': 'Dismiss', onclick: dismiss },
          icon('close'),
        ),
      );
    }),
  );
}
