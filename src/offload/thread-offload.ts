import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import { secondsToMilliseconds } from 'date-fns/secondsToMilliseconds';
import type { HeavyTask, Offload } from '../app/ports/offload.ts';
import { isSmall } from './is-small.ts';
import { type Limits, runInThread } from './run-in-thread.ts';
import { Turns } from './turns.ts';
import { WarmThreads } from './warm-threads.ts';

type AwaitedBy = HeavyTask<unknown, unknown>['awaitedBy'];

/** A person's form has to be there within Slack's 3 s, with what the database takes before. */
const LIMITS: Readonly<Record<AwaitedBy, Limits>> = {
  person: { ms: secondsToMilliseconds(2), megabytes: 512 },
  job: { ms: minutesToMilliseconds(5), megabytes: 512 },
};
/** Threads at a time: together they bound the memory that heavy work can take. */
const AT_A_TIME: Readonly<Record<AwaitedBy, number>> = { person: 2, job: 2 };

/**
 * Heavy tasks in threads, so that a large record keeps nobody waiting; what is small is done at once. People never wait
 * for jobs. A large record has a thread of its own, whose memory is free again when it is done.
 */
export function threadOffload(limits = LIMITS): Offload {
  const turns = { person: new Turns(AT_A_TIME.person), job: new Turns(AT_A_TIME.job) };
  const warm = { person: new WarmThreads(limits.person), job: new WarmThreads(limits.job) };
  return {
    async run(task, order) {
      const { awaitedBy, always } = task;
      const small = isSmall(order);
      if (small && !always) return task.run(order);
      return turns[awaitedBy].take(() =>
        small ? warm[awaitedBy].run(task, order) : runInThread(task, order, limits[awaitedBy]),
      );
    },
  };
}
