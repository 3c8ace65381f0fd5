import { searchIncidents } from '../../app/search/search-incidents.ts';
import type { SearchRef } from '../views/button-values.ts';
import { searchView } from '../views/search.ts';
import { noSearchWords } from '../words/search.ts';
import { type Said, say, sayText } from './answer.ts';
import type { ListenerContext } from './listener-context.ts';
import { readerOf } from './reader-of.ts';
import type { UserRequest } from './request.ts';

/** A page of what a search finds for this person. Throws `StoreFault`. */
export async function searchPage(
  context: ListenerContext,
  request: UserRequest,
  { search, from, at }: SearchRef,
): Promise<Said> {
  const { app, command } = context;
  const page = from === undefined || at === undefined ? undefined : { key: from, at: new Date(at) };
  const { team, user, typedIn } = request;
  const result = await searchIncidents(app, { team, user, typedIn, line: search, from: page });
  switch (result.kind) {
    case 'no words':
      return sayText(noSearchWords(command), 'unclear');
    case 'searched':
      return say(
        searchView(
          { ...result, line: search, first: page === undefined },
          await readerOf(context, request),
          command,
        ),
      );
    default:
      return result satisfies never;
  }
}
