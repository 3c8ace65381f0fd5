import type { Entry } from '../timeline/entry.ts';
import type { Marking } from '../timeline/mark.ts';
import { type AuditLine, replacing } from './audit-line.ts';

/** How an entry came, was edited, taken back, put back and marked. */
export function entryLines(entry: Entry): readonly AuditLine[] {
  const { id: on, versions, putBacks = [], standing, markings = [], author, loggedAt } = entry;
  const contents = [...versions, entry].map(contentOf);
  const edits = versions.map(({ editedBy: by, editedAt: at }, index) =>
    replacing(
      { at, by, on, kind: 'edited', did: `edited an entry: ${contents[index + 1]}` },
      contents[index],
    ),
  );
  const strikes = [
    ...putBacks.map(({ struck }) => struck),
    ...(standing.state === 'struck' ? [{ by: standing.by, at: standing.at }] : []),
  ];
  const struck = strikes.map(({ by, at }) => ({
    ...{ at, by, on, kind: 'struck' },
    did: `took an entry back: ${contentOf(entry)}`,
  }));
  const restored = putBacks.map(({ by, at }) => ({
    ...{ at, by, on, kind: 'put-back' },
    did: `put an entry back: ${contentOf(entry)}`,
  }));
  const marked = markings.map((marking, index) => {
    const line = {
      at: marking.at,
      by: marking.by,
      on,
      kind: 'marked',
      did: `marked an entry: ${saidOf(marking)}`,
    };
    const last = markings.slice(0, index).findLast((earlier) => concerns(earlier) === concerns(marking));
    return replacing(line, last && saidOf(last));
  });
  const logged = { at: loggedAt, by: author, on, kind: 'logged', did: `logged ${contents[0]}` };
  return [logged, ...edits, ...struck, ...restored, ...marked];
}

function contentOf({ occurredAt, type, text }: Pick<Entry, 'occurredAt' | 'type' | 'text'>): string {
  return `${occurredAt.toISOString()} · ${type} · ${text}`;
}

/** Two markings about the same thing replace each other. */
function concerns(marking: Marking): string {
  return 'is' in marking ? marking.is : marking.kind;
}

function saidOf(marking: Marking): string {
  switch (marking.kind) {
    case 'set':
      return marking.part === undefined ? marking.is : `${marking.is} (${marking.part})`;
    case 'taken-back':
      return `not ${marking.is}`;
    case 'attempt':
      return marking.of === undefined ? 'an attempt of its own' : `part of the attempt ${marking.of}`;
    case 'outcome':
      return marking.was === undefined ? 'no outcome' : `outcome ${marking.was}`;
    default:
      return marking satisfies never;
  }
}
