import { GROUPINGS } from '../domain/numbers/group.ts';
import { LAST_90_DAYS, type PeriodSaid, readLast, readSince } from '../domain/numbers/period.ts';
import { UsageFault } from './cli-fault.ts';
import type { CliIo } from './cli-io.ts';

export interface MetricsCall {
  /** `csv` or `json`. */
  readonly format: string;
  readonly by?: string;
  readonly since?: string;
  readonly last?: string;
  readonly team?: string;
}

/** `scribe metrics --team T --since … --format csv|json`: figures over all incidents of a workspace, private ones too. */
export async function metricsCommand(
  call: MetricsCall,
  io: Pick<CliIo, 'print'>,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const { format } = call;
  if (format !== 'csv' && format !== 'json')
    throw new UsageFault(`There is no format "${format}"; try one of csv, json.`);
  const by = GROUPINGS.find((grouping) => grouping === call.by);
  if (call.by !== undefined && by === undefined)
    throw new UsageFault(`--by takes one of ${GROUPINGS.join(', ')}, not "${call.by}".`);
  const period = periodIn(call);
  const [{ withStores }, { readPolicyFile }] = await Promise.all([
    import('./with-stores.ts'),
    import('../config.ts'),
  ]);
  const { services } = readPolicyFile(environment['SCRIBE_CONFIG']?.trim() || undefined);
  await withStores(environment, call.team, async (stores, team) => {
    const [{ readAllMetrics }, { metricsReport, periodsOf }] = await Promise.all([
      import('../app/metrics/read-metrics.ts'),
      import('../domain/numbers/report.ts'),
    ]);
    const now = new Date();
    const app = { ...stores, clock: () => now };
    const read = await readAllMetrics(app, { team, ...periodsOf(period, now) });
    const report = metricsReport({ period, by }, read, { services, now });
    if (format === 'json') return io.print(`${JSON.stringify(report, undefined, 2)}\n`);
    const { renderMetricsCsv } = await import('../render/metrics-csv.ts');
    io.print(renderMetricsCsv(report));
  });
}

function periodIn({ since, last }: MetricsCall): PeriodSaid {
  if (since !== undefined && last !== undefined) throw new UsageFault('Say --since or --last, not both.');
  if (since !== undefined) {
    const read = readSince(since);
    if (!read) throw new UsageFault(`"${since}" is not a day; --since takes one such as 2026-09-01.`);
    return read;
  }
  if (last === undefined) return LAST_90_DAYS;
  const read = readLast(last);
  if (!read) throw new UsageFault(`"${last}" is not a length of time; --last takes one such as "90 days".`);
  return read;
}
