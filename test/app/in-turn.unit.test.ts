import { describe, expect, it } from '@jest/globals';
import { inTurn } from '../../src/app/in-turn.ts';

interface Room {
  readonly team: string;
  readonly room: string;
}

function rooms(team: string, count: number): Room[] {
  return Array.from({ length: count }, (_, number) => ({ team, room: `${team} ${number}` }));
}

describe('what is offered in turn', () => {
  const nameOf = ({ room }: Room) => room;

  it('does not let one workspace with many stuck rooms keep the others out', () => {
    const pick = inTurn<Room>(nameOf);
    const all = [...rooms('T1', 1_000), ...rooms('T2', 1), ...rooms('T3', 2)];
    expect(pick(all, 4).map(nameOf)).toEqual(['T1 0', 'T2 0', 'T3 0', 'T1 1']);
  });

  it('offers every room of a workspace in the end, the one left out longest first', () => {
    const pick = inTurn<Room>(nameOf);
    const all = rooms('T1', 450);
    const offered = Array.from({ length: 3 }, () => pick(all, 200).map(nameOf)).flat();
    expect(new Set(offered).size).toBe(450);
    expect(offered.slice(450)).toEqual(offered.slice(0, 150));
  });

  it('has workspaces take turns where there are more of them than places', () => {
    const pick = inTurn<Room>(nameOf);
    const all = Array.from({ length: 5 }, (_, team) => rooms(`T${team}`, 3)).flat();
    const teams = [pick(all, 2), pick(all, 2), pick(all, 2)].map((some) => some.map(({ team }) => team));
    expect(teams).toEqual([
      ['T0', 'T1'],
      ['T2', 'T3'],
      ['T4', 'T0'],
    ]);
  });

  it('takes what is new first, and takes all where there is room', () => {
    const pick = inTurn<Room>(nameOf);
    pick(rooms('T1', 2), 10);
    expect(pick(rooms('T1', 3), 1).map(nameOf)).toEqual(['T1 2']);
    expect(pick(rooms('T1', 3), 10)).toHaveLength(3);
    expect(pick([], 10)).toEqual([]);
  });
});
