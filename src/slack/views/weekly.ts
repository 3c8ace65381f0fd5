import type { WeekShown } from '../../app/ports/follow-up-posts.ts';
import { TEAM_COLUMNS, TEAM_HEAD, teamCells, teamLine, weekHead, weekParts } from '../words/weekly.ts';
import { type Forms, header, message, section } from './blocks.ts';
import { table } from './tables.ts';

/** Teams beyond this many are left out: a table of more is no summary. */
const TEAMS = 20;

/** The week of a channel: what is late, what is due, what was closed, and how each team does; with a table, or lines. */
export function weeklyForms(shown: WeekShown, now: Date): Forms {
  const head = weekHead(shown, now);
  const parts = weekParts(shown, now).map(({ head: name, lines }) => [`*${name}*`, ...lines].join('\n'));
  const teams = shown.summary.teams.slice(0, TEAMS);
  const lines = teams.length === 0 ? [] : [[`*${TEAM_HEAD}*`, ...teams.map(teamLine)].join('\n')];
  const text = [head, ...parts, ...lines].join('\n\n');
  const above = [header(head), ...parts.map((part) => section(part))];
  const plain = message(text, [...above, ...lines.map((line) => section(line))]);
  if (teams.length === 0) return [plain];
  const rows = teams.map(teamCells);
  return [message(text, [...above, section(`*${TEAM_HEAD}*`), table(TEAM_COLUMNS, rows)]), plain];
}
