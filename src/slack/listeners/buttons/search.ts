import type { App as BoltApp } from '@slack/bolt';
import { readSearchRef } from '../../views/button-values.ts';
import { SEARCH_PAGE_PATTERN } from '../../views/ids.ts';
import type { ListenerContext } from '../listener-context.ts';
import { searchPage } from '../search-page.ts';
import { onClick } from './on-click.ts';

/** Another page of a search, in the place of the one that holds the button. */
export function listenToSearch(bolt: BoltApp, context: ListenerContext): void {
  onClick({ bolt, context }, SEARCH_PAGE_PATTERN, async ({ request, value }) => ({
    ...(await searchPage(context, request, readSearchRef(value) ?? { search: '' })),
    replace: true,
  }));
}
