import type { App } from '../../app/app.ts';
import { groupsSoon } from '../../app/people/groups-soon.ts';
import { withGroupCodes } from '../messages/group-codes.ts';

const NAMELESS = /<!subteam\^(S[A-Z0-9]+)>/g;

/** What was typed, with user groups as codes, and how they are called: as Slack wrote them there, else as it lists them. */
export async function withGroupsCalled(
  app: Pick<App, 'userGroups' | 'journal'>,
  team: string,
  text: string,
): Promise<ReturnType<typeof withGroupCodes>> {
  const read = withGroupCodes(text);
  const nameless = [...read.text.matchAll(NAMELESS)].some(([, id = '']) => !read.groups.has(id));
  if (!nameless) return read;
  const listed = await groupsSoon(app, team);
  const names = listed.map(({ id, handle }) => [id, `@${handle}`] as const);
  return { ...read, groups: new Map([...names, ...read.groups]) };
}
