import { clockTime, isoDay, momentOf, type Seconds } from './dates.ts';
import { h } from './dom.ts';
import { icon } from './icon.ts';
import { openMenu } from './menu.ts';
import type { Page } from './page.ts';

const steps: readonly [string, number][] = [
  ['1 minute', 60],
  ['5 minutes', 300],
  ['30 minutes', 1_800],
  ['1 hour', 3_600],
  ['1 day', 86_400],
  ['1 week', 604_800],
];

/** The workspace's clock as a button; its menu moves the clock ahead. */
export function clockButton(page: Page): HTMLElement {
  const text = h('span', { class: 'clock-text', 'data-clock': '' }, clockText(page));
  const button = h(
    'button',
    {
      type: 'button',
      class: 'top-button',
      'aria-haspopup': 'menu',
      'aria-label': 'Clock of the workspace: move it ahead',
      'data-key': 'clock',
      onclick: () => openClock(page, button),
    },
    icon('clock'),
    text,
  );
  return button;
}

/** `2:05 PM · Fri, Nov 21`, in the person's zone. */
export function clockText(page: Page): string {
  const { tz } = page.state.me;
  const day = new Intl.DateTimeFormat('en-US', {
    timeZone: tz,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  });
  return `${clockTime(page.now(), tz)} · ${day.format(new Date(page.now() * 1000))}`;
}

function openClock(page: Page, button: HTMLElement): void {
  const move = (seconds: number) => void page.act({ kind: 'moveClock', ms: Math.round(seconds * 1000) });
  const items = steps.map(([label, seconds]) => ({ label: `Ahead ${label}`, choose: () => move(seconds) }));
  const morning = nextMorning(page.now(), page.state.me.tz);
  items.push({ label: 'To tomorrow 09:00', choose: () => move(morning - page.now()) });
  const heading = h(
    'p',
    { class: 'menu-note' },
    'The clock of this workspace can be moved ahead, to see what comes due.',
  );
  openMenu(button, items, { label: 'Move the clock', heading });
}

/** Nine o'clock of the day after, in the zone. */
function nextMorning(now: Seconds, zone: string): Seconds {
  const tomorrow = new Date(`${isoDay(now, zone)}T12:00:00Z`);
  tomorrow.setUTCDate(tomorrow.getUTCDate() + 1);
  return momentOf(`${tomorrow.toISOString().slice(0, 10)}T09:00`, zone) ?? now + 86_400;
}
