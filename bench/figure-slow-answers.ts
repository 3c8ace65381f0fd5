import { openStores } from '../src/mongo/open-stores.ts';
import { type Server, startServer } from './child-programs.ts';
import { openTcpProxy } from './faults/tcp-proxy.ts';
import type { Figure } from './figure.ts';
import { withIndexes } from './figure-log.ts';
import { COMMANDS, fill, SHORT } from './figure-long-incident.ts';
import type { Row } from './measured-row.ts';
import { startScribe } from './start-scribe.ts';
import { typeCommand } from './type-command.ts';

/** How long one call takes, in milliseconds: to Slack, to the database, and to a database in trouble. */
const SLOW = { slack: 150, database: 20, troubled: 300 } as const;

/** Those that open a form. */
const FORMS = ['impact', 'resolve', 'declare'] as const;

/**
 * How long answers take where each call to Slack and to the database takes its time; then, with a database in trouble,
 * how long forms take to open. Both are counted until the answer, which comes after Slack has opened the form.
 */
export const slowAnswersFigure: Figure = async (context) => {
  const slack = await startServer('./silent-slack.js', String(SLOW.slack));
  const stores = await withIndexes(context);
  const direct = new URL(stores.mongodbUri);
  const opened = await openStores(stores.mongodbUri);
  await fill(opened, SHORT);
  await opened.close();
  const proxy = await openTcpProxy(() => Number(direct.port || 27_017));
  const slowly = new URL(stores.mongodbUri);
  slowly.host = `127.0.0.1:${proxy.port}`;
  // A driver that looks for the other members of the set would find the way around.
  slowly.searchParams.set('directConnection', 'true');
  const through = { ...stores, mongodbUri: slowly.href };
  const scribe = await startScribe({ run: 'bot', stores: through, slack, profileDir: context.profileDir });
  try {
    await took(scribe, COMMANDS, 1);
    proxy.be({ delayMs: SLOW.database / 2 });
    const answers = await took(scribe, COMMANDS, context.rounds);
    proxy.be({ delayMs: SLOW.troubled / 2 });
    const forms = await took(scribe, FORMS, context.rounds);
    return rows(answers, forms);
  } finally {
    proxy.be('open');
    await scribe.stop();
    await proxy.close();
    await slack.stop();
    await stores.remove();
  }
};

function rows(answers: readonly number[], forms: readonly number[]): readonly Row[] {
  const figure = 'slow-answers';
  const calls = `Slack at ${SLOW.slack} ms a call`;
  return [
    {
      figure,
      what: `every command, ${calls} and the database at ${SLOW.database} ms, p99`,
      value: quantile(answers, 0.99),
      unit: 'ms',
      aim: { atMost: 1_000 },
      samples: answers,
    },
    {
      figure,
      what: `the latest form, ${calls} and the database at ${SLOW.troubled} ms`,
      value: quantile(forms, 1),
      unit: 'ms',
      aim: { atMost: 2_500 },
      samples: forms,
    },
  ];
}

/** Types each of these so often, one after the other; how long each answer took, in milliseconds. */
async function took(scribe: Server, commands: readonly string[], rounds: number): Promise<number[]> {
  const answers: number[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const text of commands) {
      const began = performance.now();
      await typeCommand(scribe, SHORT.channel, text);
      answers.push(performance.now() - began);
    }
  return answers;
}

/** The value that this share of all does not exceed. */
function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
