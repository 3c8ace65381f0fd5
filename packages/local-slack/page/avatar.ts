import type { PageUser } from '../page-protocol.ts';
import { h } from './dom.ts';

/** The painted square that stands for a person or an app. */
export function avatar(
  user: PageUser | undefined,
  size: 'small' | 'medium' | 'large' = 'medium',
): HTMLElement {
  const shape = user?.isBot ? 'avatar app' : 'avatar';
  return h(
    'span',
    { class: `${shape} ${size}`, style: `background: ${user?.colour ?? '#616061'}`, 'aria-hidden': 'true' },
    user?.initials ?? '?',
  );
}
