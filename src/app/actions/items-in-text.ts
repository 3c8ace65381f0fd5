import { createHash } from 'node:crypto';
import type { ActionItem } from '../../domain/actions/action-item.ts';
import {
  itemsInText,
  notYetItems,
  sameAs,
  type TextItem,
} from '../../domain/postmortem/review/items-in-text.ts';
import type { App } from '../app.ts';
import type { KnownIncident } from '../ports/incidents.ts';
import type { Person } from '../ports/people.ts';
import type { StoredDraft } from '../ports/stored-draft.ts';
import { addActionItem } from './add-action.ts';

/** A list item that may become an action item, with its place among all list items of its revision, from 0. */
export interface OfferedItem extends TextItem {
  readonly place: number;
}

/** The list items of a revision that are no action items of the incident yet. Throws `StoreFault`. */
export async function offeredItems(
  app: Pick<App, 'actions'>,
  { incident: { team, key } }: Pick<KnownIncident, 'incident'>,
  { document }: Pick<StoredDraft, 'document'>,
): Promise<readonly OfferedItem[]> {
  const texts = itemsInText(document.sections);
  if (texts.length === 0) return [];
  const known = await app.actions.ofIncident(team, key);
  const items = known.map(({ item }) => item);
  return notYetItems(texts, items).map((text) => ({ ...text, place: texts.indexOf(text) }));
}

/**
 * Makes action items of chosen list items, each once whoever chooses it and how often. Throws `StoreFault`; sent again, those
 * that are missing follow.
 */
export async function addTextItems(
  app: Parameters<typeof addActionItem>[0],
  { incident }: Pick<KnownIncident, 'incident'>,
  { person, items }: { readonly person: Person; readonly items: readonly Pick<TextItem, 'title'>[] },
): Promise<readonly ActionItem[]> {
  const added: ActionItem[] = [];
  for (const { title } of items) {
    const words = createHash('sha256').update(sameAs(title)).digest('hex').slice(0, 20);
    const id = `text.${incident.team}.${incident.key}.${words}`;
    const result = await addActionItem(app, { id, incident, person, text: '', title });
    if (result.kind === 'added') added.push(result.item);
  }
  return added;
}
