import { person } from './escape.ts';

/** What somebody outside the channel of a private incident would get. */
export type Shared = 'item' | 'postmortem' | 'role';

export const SHARE_LABEL: Readonly<Record<Shared, string>> = {
  item: 'Assign it anyway',
  postmortem: 'Share it with them',
  role: 'Let them in',
};

/** Asked before something of a private incident leaves its channel. */
export function outsideChannel(key: string, users: readonly string[], what: Shared): string {
  const who = users.map(person).join(', ');
  if (what === 'role')
    return `${key} is private, and ${who} cannot see it now. ${gets(what)} Nothing is done until you press the button.`;
  const are = users.length === 1 ? 'is' : 'are';
  return `${key} is private, and ${who} ${are} not in its channel. ${gets(what)} Invite them to the channel first, or do it anyway: the record will say so.`;
}

/** Under a form's input, where nothing can be confirmed, and Slack shows no names. */
export function ownerOutsideInForm(command: string): string {
  return `The incident is private, and the owner that you name is not in its channel. Invite them first, or use "${command} action", which asks.`;
}

function gets(what: Shared): string {
  switch (what) {
    case 'item':
      return 'As its owner they would be reminded of the item, and see its title.';
    case 'postmortem':
      return 'As reviewers they would get the whole postmortem as a PDF, and could edit it.';
    case 'role':
      return 'With this role they are invited and see everything, including what was said before.';
    default:
      return what satisfies never;
  }
}
