import { metricsFor, sendFile } from '../../../app/metrics/metrics-for.ts';
import { SlackFault } from '../../../app/ports/slack-fault.ts';
import type { MetricFile } from '../../../domain/incident/verbs/metrics.ts';
import type { CommandOf } from '../../../domain/incident/verbs/read-command.ts';
import { periodWords } from '../../../domain/numbers/metric-words.ts';
import type { MetricsReport } from '../../../domain/numbers/report.ts';
import { postToResponseUrl } from '../../outbound/response-url.ts';
import { metricsView } from '../../views/metrics.ts';
import {
  FILE_LABELS,
  metricsComing,
  metricsFailed,
  metricsNotSent,
  metricsSent,
} from '../../words/metrics.ts';
import { type Said, sayBest, sayText } from '../answer.ts';
import { lookedUpHere } from '../as-channel-says.ts';
import type { ListenerContext } from '../listener-context.ts';
import type { UserRequest } from '../request.ts';
import { withOffers } from '../with-offers.ts';
import type { HandlerGroup } from './handler.ts';

type Asked = CommandOf<'metrics'>;

/** Figures over many incidents; a picture or a CSV goes to the person alone. */
export const METRICS = {
  async metrics(context, asked, command) {
    const request = await lookedUpHere(context, asked);
    return soon(context, request, { work: answer(context, request, command), file: command.as });
  },
} satisfies HandlerGroup;

async function answer(context: ListenerContext, request: UserRequest, command: Asked): Promise<Said> {
  const report = await metricsFor(context.app, request, command);
  if (command.as !== undefined && report.incidents > 0)
    return send(context, request, { report, as: command.as });
  const said = sayBest(metricsView(report, context.command));
  if (report.incidents === 0) return said;
  const offers = (['picture', 'csv'] as const).map((file) => ({
    line: `metrics ${lineOf(command)} ${file}`,
    label: FILE_LABELS[file],
  }));
  return withOffers(context, request, { answer: said, offers });
}

/** The words that ask for the same figures. */
function lineOf({ by, period }: Asked): string {
  const when = period.said === 'since' ? `since ${period.day}` : `last ${period.count} ${period.unit}s`;
  return `${by === undefined ? '' : `by ${by} `}${when}`;
}

async function send(
  context: ListenerContext,
  request: UserRequest,
  { report, as }: { readonly report: MetricsReport; readonly as: MetricFile },
): Promise<Said> {
  const { app } = context;
  const title = `Incident figures, ${periodWords(report.period)}`;
  const { bytes, words } =
    as === 'csv'
      ? { bytes: await app.metricsFiles.csv(report), words: undefined }
      : await app.metricsFiles.picture(report);
  const name = as === 'csv' ? 'incident-figures.csv' : 'incident-figures.png';
  try {
    await sendFile(app, request, { name, title, bytes, ...(words === undefined ? {} : { alt: words }) });
    return sayText(metricsSent(as));
  } catch (error) {
    if (!(error instanceof SlackFault)) throw error;
    app.journal.warn({ error }, 'figures not sent');
    return sayText(metricsNotSent(as), 'refused');
  }
}

/** An answer has 3 s in all. */
const ANSWERED_IN_MS = 2_000;

/** Where it takes longer, the answer follows at the command's address. */
async function soon(
  context: ListenerContext,
  { responseUrl }: UserRequest,
  { work, file }: { readonly work: Promise<Said>; readonly file: MetricFile | undefined },
): Promise<Said> {
  if (responseUrl === undefined) return work;
  const first = await Promise.race([work, timeout()]);
  if (first) return first;
  context.background(
    work.then(
      ({ message, simpler = [] }) => postToResponseUrl(responseUrl, simpler.at(-1) ?? message),
      async (error: unknown) => {
        context.app.journal.warn({ error }, 'figures not read');
        await postToResponseUrl(responseUrl, sayText(metricsFailed()).message);
      },
    ),
  );
  return sayText(metricsComing(file));
}

function timeout(): Promise<undefined> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(undefined), ANSWERED_IN_MS).unref();
  });
}
