import { addActionItem } from '../../../app/add-action.ts';
import { changeAction } from '../../../app/change-action.ts';
import { maySee } from '../../../app/find-incident.ts';
import { type PersonNow, personOf } from '../../../app/person.ts';
import type { ActionItem } from '../../../domain/actions/action-item.ts';
import { dateIn } from '../../../domain/actions/calendar-date.ts';
import type { ActionCommand } from '../../../domain/actions/decide.ts';
import { readMove } from '../../../domain/actions/due-date.ts';
import { actionAdvice } from '../../../domain/actions/quality.ts';
import { strangersIn } from '../../../domain/actions/strangers.ts';
import type { ActionWords } from '../../../domain/incident/action-words.ts';
import { actionAddedView, actionListView, myActionsView } from '../../views/action-line.ts';
import {
  actionLine,
  actionRefused,
  actionUnchanged,
  actionUnclear,
  actionUnknown,
  moveUnclear,
  ofIncident,
} from '../../words/actions.ts';
import { unescapeSlack } from '../../words/escape.ts';
import { type Answer, say, sayWords } from '../answer.ts';
import type { Asked } from '../asked.ts';
import type { Parts } from '../parts.ts';
import { withIncident } from '../resolve-place.ts';

/** `action …`: adding and listing belong to an incident, the rest to an item by its number. */
export async function action(parts: Parts, asked: Asked, words: ActionWords): Promise<Answer> {
  const person = await personOf(parts.app, asked.team, asked.user);
  switch (words.do) {
    case 'add':
      return withIncident(parts, asked, async ({ incident }) => {
        const result = await addActionItem(parts.app, {
          id: asked.id,
          incident,
          person,
          text: unescapeSlack(words.text),
        });
        if (result.kind !== 'added') return sayWords(actionUnclear(result.reading, parts.command), 'unclear');
        const { item, dueByDefault } = result;
        const strangers = strangersIn(`${item.title} ${item.doneWhen ?? ''}`);
        const remarks = { dueByDefault, strangers, advice: actionAdvice(item) };
        return say(actionAddedView(item, remarks, parts.command), 'added');
      });
    case 'list':
      return withIncident(parts, asked, async ({ incident }) => {
        const known = await parts.app.actions.ofIncident(asked.team, incident.key);
        return say(
          actionListView(
            incident.key,
            known.map(({ item }) => item),
            parts.command,
          ),
        );
      });
    case 'mine': {
      const known = await parts.app.actions.ofOwner(asked.team, asked.user);
      return say(myActionsView(known.map(({ item }) => item)));
    }
    case 'start':
    case 'done':
    case 'drop':
    case 'move':
    case 'assign':
      return changeItem(parts, asked, words, person);
    default:
      return words satisfies never;
  }
}

type ChangeWords = Exclude<ActionWords, { do: 'add' | 'list' | 'mine' }>;

async function changeItem(
  parts: Parts,
  asked: Asked,
  words: ChangeWords,
  person: PersonNow,
): Promise<Answer> {
  const stamp = { by: asked.user, at: parts.app.clock() };
  const command = commandOf(words, stamp, person.zone, parts.command);
  if ('unclear' in command) return sayWords(command.unclear, 'unclear');
  const result = await changeAction(parts.app, { team: asked.team, number: words.number }, command);
  if (result.kind === 'unknown') return sayWords(actionUnknown(result.number, parts.command), 'refused');
  const reader = { zone: person.zone, now: parts.app.clock() };
  const elsewhere = await elsewhereWords(parts, asked, result.item);
  switch (result.kind) {
    case 'changed':
      return sayWords(`${actionLine(result.item)}${elsewhere}`);
    case 'unchanged':
      return sayWords(`${actionUnchanged(result.item, result.why, reader)}${elsewhere}`, 'unchanged');
    case 'refused':
      return sayWords(
        `${actionRefused(result.item, result.why, reader, parts.command)}${elsewhere}`,
        'refused',
      );
    default:
      return result satisfies never;
  }
}

/** An item can be changed from any channel; outside its incident's own the answer says whose it is. */
async function elsewhereWords(
  parts: Parts,
  { team, user, channel }: Asked,
  item: ActionItem,
): Promise<string> {
  const known = await parts.app.incidents.byKey(team, item.incident);
  if (known?.channel === channel) return '';
  return ofIncident(item, known && maySee(known, user) ? known.incident : undefined);
}

function commandOf(
  words: ChangeWords,
  stamp: { readonly by: string; readonly at: Date },
  zone: string,
  name: string,
): ActionCommand | { readonly unclear: string } {
  switch (words.do) {
    case 'start':
    case 'done':
      return { ...stamp, do: words.do };
    case 'drop':
      return { ...stamp, do: 'drop', why: unescapeSlack(words.why) };
    case 'assign':
      return { ...stamp, do: 'assign', to: words.user };
    case 'move': {
      const move = readMove(words.text, dateIn(stamp.at, zone));
      return move.kind === 'move'
        ? { ...stamp, do: 'move', to: move.date, why: unescapeSlack(move.why) }
        : { unclear: moveUnclear(move, name) };
    }
    default:
      return words satisfies never;
  }
}
