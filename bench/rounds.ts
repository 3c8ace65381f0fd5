import { runLoad } from './child.ts';
import type { LoadReport } from './load-report.ts';
import { cpuMs } from './process-cost.ts';
import { medianRow, type Row } from './row.ts';
import type { Setting } from './setting.ts';
import type { Started, Subject } from './subject.ts';

/** How many connections type at once. */
const CONNECTIONS = [1, 8] as const;
const WARM_UP_SECONDS = 4;

/** One turn of a subject; `cpu` is the processor time of its process per request, in milliseconds. */
type Turn = LoadReport & { readonly cpu: number };

/** By subject and number of connections: one turn per round. */
export type Rounds = ReadonlyMap<Subject, Readonly<Record<(typeof CONNECTIONS)[number], readonly Turn[]>>>;

/**
 * Starts all subjects and lets them take turns, each for a short while and again and again, so that a busy moment of
 * the machine hits all alike. Throws when one of them lost an entry.
 */
export async function takeTurns(
  figure: string,
  subjects: readonly Subject[],
  setting: Setting,
): Promise<Rounds> {
  const { rounds, seconds, say } = setting;
  const players: Player[] = [];
  for (const subject of subjects) players.push(new Player(subject, await subject.start()));
  for (const player of players) await player.play(8, WARM_UP_SECONDS);
  for (let round = 0; round < rounds; round++) {
    // Whoever is first in one round is last in the next.
    const order = [...players.slice(round % players.length), ...players.slice(0, round % players.length)];
    for (const connections of CONNECTIONS) {
      for (const player of order) player.turns[connections].push(await player.play(connections, seconds));
    }
    say(
      `${figure}, round ${round + 1} of ${rounds}: ${players.map((player) => player.lastWords()).join('; ')}`,
    );
  }
  for (const player of players) await player.started.finish(player.answered);
  return new Map(players.map(({ subject, turns }) => [subject, turns]));
}

class Player {
  readonly subject: Subject;
  readonly started: Started;
  readonly turns: Record<(typeof CONNECTIONS)[number], Turn[]> = { 1: [], 8: [] };
  answered = 0;

  constructor(subject: Subject, started: Started) {
    this.subject = subject;
    this.started = started;
  }

  async play(connections: number, seconds: number): Promise<Turn> {
    const { server, expect } = this.started;
    const before = cpuMs(server.pid);
    const report = await runLoad({ port: server.port, connections, seconds, expect });
    this.answered += report.answered;
    return { ...report, cpu: (cpuMs(server.pid) - before) / Math.max(1, report.answered) };
  }

  lastWords(): string {
    const speeds = CONNECTIONS.map((connections) => this.turns[connections].at(-1)?.perSecond.toFixed(0));
    return `${this.subject.name} ${speeds.join(' and ')}/s`;
  }
}

/** Requests per second and latencies of one subject. */
export function loadRows(figure: string, subject: Subject, rounds: Rounds): Row[] {
  return CONNECTIONS.flatMap((connections) => {
    const turns = turnsOf(rounds, subject, connections);
    const what = `${subject.name}, ${at(connections)}`;
    const row = (
      name: keyof Turn & ('perSecond' | 'p50' | 'p99' | 'cpu'),
      unit: Row['unit'],
      words: string,
    ) =>
      medianRow(
        { figure, what: what + words, unit },
        turns.map((turn) => turn[name]),
      );
    const cpu = turns.some((turn) => turn.cpu > 0) ? [row('cpu', 'ms', ', processor time per request')] : [];
    return [row('perSecond', '/s', ''), row('p50', 'ms', ', p50'), row('p99', 'ms', ', p99'), ...cpu];
  });
}

/** One subject against another in the same round, and the median of the rounds. */
export function ratioRows(
  figure: string,
  ratio: {
    readonly subject: Subject;
    readonly to: Subject;
    readonly atLeast: number;
    readonly p99AtMost?: number;
  },
  rounds: Rounds,
): Row[] {
  const { subject, to, atLeast, p99AtMost } = ratio;
  return CONNECTIONS.flatMap((connections) => {
    const what = `${subject.name} : ${to.name}, ${at(connections)}`;
    const others = turnsOf(rounds, to, connections);
    const ratios = (of: (turn: Turn) => number) =>
      turnsOf(rounds, subject, connections).map((turn, round) => of(turn) / of(others[round] ?? turn));
    const speed = medianRow(
      { figure, what, unit: '×', aim: { atLeast } },
      ratios(({ perSecond }) => perSecond),
    );
    if (p99AtMost === undefined) return [speed];
    const tail = { figure, what: `${what}, p99`, unit: '×', aim: { atMost: p99AtMost } } as const;
    return [
      speed,
      medianRow(
        tail,
        ratios(({ p99 }) => p99),
      ),
    ];
  });
}

function at(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`;
}

function turnsOf(
  rounds: Rounds,
  subject: Subject,
  connections: (typeof CONNECTIONS)[number],
): readonly Turn[] {
  return rounds.get(subject)?.[connections] ?? [];
}
