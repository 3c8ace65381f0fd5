import type { DigestShown } from '../../src/app/ports/digest-posts.ts';
import type { ActionItem } from '../../src/domain/actions/action-item.ts';
import { type DigestLine, type DigestPlace, digestId } from '../../src/domain/actions/digest.ts';

/** A digest of these items on the day of the incident; `more` is what the test is about. */
export function digestShownOf(
  place: DigestPlace,
  items: readonly ActionItem[],
  more: Partial<DigestLine> & { readonly channel?: string; readonly page?: number } = {},
): DigestShown {
  const { channel, page = 0, ...line } = more;
  const at = new Date('2026-11-20T08:00:00Z');
  const day = '2026-11-20';
  const shown = items.map((item) => ({
    item,
    channel,
    line: {
      ...{ item: item.id, rung: 'due', to: 'owner' as const, due: item.due ?? ('' as const), at },
      ...(item.owner === undefined ? {} : { owner: item.owner }),
      ...line,
    },
  }));
  const lines = shown.map((one) => one.line);
  const id = digestId(place, day);
  return {
    digest: { id, team: 'T1', place, day, lines, version: 1, page, createdAt: at },
    items: shown,
    hidden: 0,
  };
}
