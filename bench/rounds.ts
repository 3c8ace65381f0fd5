import { medianRow, type Row } from './row.ts';
import type { Setting } from './setting.ts';
import { CONNECTIONS, type Measured, type Subject } from './subject.ts';

/** One entry per round: what each subject did in it. */
export type Rounds = readonly ReadonlyMap<Subject, Measured>[];

/** Measures the subjects one after the other, again and again, so that a busy moment of the machine hits all alike. */
export async function interleaved(
  figure: string,
  subjects: readonly Subject[],
  { rounds, seconds, say }: Setting,
): Promise<Rounds> {
  const all: Map<Subject, Measured>[] = [];
  for (let round = 0; round < rounds; round++) {
    const measured = new Map<Subject, Measured>();
    // Whoever is first in one round is last in the next.
    const order = [...subjects.slice(round % subjects.length), ...subjects.slice(0, round % subjects.length)];
    for (const subject of order) {
      const found = await subject.measure(seconds);
      measured.set(subject, found);
      const words = CONNECTIONS.map((connections) => {
        const { perSecond, p50, p99 } = found[connections];
        return `${connections}: ${perSecond.toFixed(0)}/s p50 ${p50.toFixed(2)} p99 ${p99.toFixed(1)} ms`;
      });
      say(`${figure}, round ${round + 1} of ${rounds}, ${subject.name}: ${words.join('; ')}`);
    }
    all.push(measured);
  }
  return all;
}

/** Requests per second and latencies of one subject. */
export function loadRows(figure: string, subject: Subject, rounds: Rounds): Row[] {
  return CONNECTIONS.flatMap((connections) => {
    const reports = rounds.map((round) => of(round, subject)[connections]);
    const what = `${subject.name}, ${at(connections)}`;
    return [
      medianRow(
        { figure, what, unit: '/s' },
        reports.map(({ perSecond }) => perSecond),
      ),
      medianRow(
        { figure, what: `${what}, p50`, unit: 'ms' },
        reports.map(({ p50 }) => p50),
      ),
      medianRow(
        { figure, what: `${what}, p99`, unit: 'ms' },
        reports.map(({ p99 }) => p99),
      ),
    ];
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
    const pairs = rounds.map(
      (round) => [of(round, subject)[connections], of(round, to)[connections]] as const,
    );
    const what = `${subject.name} : ${to.name}, ${at(connections)}`;
    const speed = pairs.map(([one, other]) => one.perSecond / other.perSecond);
    const tail = pairs.map(([one, other]) => one.p99 / other.p99);
    return [
      medianRow({ figure, what, unit: '×', aim: { atLeast } }, speed),
      ...(p99AtMost === undefined
        ? []
        : [medianRow({ figure, what: `${what}, p99`, unit: '×', aim: { atMost: p99AtMost } }, tail)]),
    ];
  });
}

function at(connections: number): string {
  return connections === 1 ? '1 connection' : `${connections} connections`;
}

function of(round: ReadonlyMap<Subject, Measured>, subject: Subject): Measured {
  const measured = round.get(subject);
  if (!measured) throw new Error(`${subject.name} was not measured in every round.`);
  return measured;
}
