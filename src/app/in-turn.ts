/**
 * Picks what is offered next, so that nobody is left out: workspaces take turns, and each offers what it has not offered
 * for longest. Remembers between passes, within one process.
 */
export function inTurn<T extends { readonly team: string }>(
  nameOf: (one: T) => string,
): (all: readonly T[], limit: number) => readonly T[] {
  let turn = 0;
  let turns = new Map<string, number>();
  const lastTurn = (name: string) => turns.get(name) ?? 0;
  const longestFirst = <X>(some: readonly X[], name: (one: X) => string) =>
    [...some].sort((a, b) => lastTurn(name(a)) - lastTurn(name(b)));
  return (all, limit) => {
    const byTeam = groupByTeam(all);
    const known = new Set([...byTeam.keys(), ...all.map(nameOf)]);
    turns = new Map([...turns].filter(([name]) => known.has(name)));
    const lines = longestFirst([...byTeam.keys()], (team) => team).map((team) =>
      longestFirst(byTeam.get(team) ?? [], nameOf),
    );
    const picked = takeInTurn(lines, limit);
    for (const one of picked) {
      turn += 1;
      turns.set(one.team, turn).set(nameOf(one), turn);
    }
    return picked;
  };
}

/** What belongs to each workspace, in the order given. */
export function groupByTeam<T extends { readonly team: string }>(
  all: readonly T[],
): ReadonlyMap<string, readonly T[]> {
  const byTeam = new Map<string, T[]>();
  for (const one of all) {
    const line = byTeam.get(one.team);
    if (line) line.push(one);
    else byTeam.set(one.team, [one]);
  }
  return byTeam;
}

/** The first of every line, then the second of every line, … */
export function takeInTurn<T>(lines: readonly (readonly T[])[], limit: number): readonly T[] {
  const longest = Math.max(0, ...lines.map((line) => line.length));
  const taken: T[] = [];
  for (let place = 0; place < longest && taken.length < limit; place++) {
    for (const line of lines) {
      const one = line[place];
      if (one !== undefined && taken.length < limit) taken.push(one);
    }
  }
  return taken;
}
