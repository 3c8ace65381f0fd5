import type { MetricsReport } from '../../domain/numbers/report.ts';
import {
  groupCells,
  groupColumns,
  groupName,
  groupText,
  METRIC_COLUMNS,
  metricCells,
  metricsEmpty,
  metricsHead,
  metricsLeftOut,
  metricsNotes,
  metricText,
} from '../words/metrics.ts';
import { context, type Forms, message, said, section, sections } from './blocks.ts';
import { type Cell, dataTable, rowsThatFit, table } from './tables.ts';

interface Row {
  readonly text: string;
  readonly cells: readonly Cell[];
}

/** The figures as a table to sort, a plain one, or lines. */
export function metricsView(report: MetricsReport, command: string): Forms {
  if (report.incidents === 0) return [said(metricsEmpty(report, command))];
  const { by } = report;
  const head = metricsHead(report);
  const columns = by ? groupColumns(by) : METRIC_COLUMNS;
  const rows = by ? groupRows(report, by) : metricRows(report);
  const shown = rowsThatFit(rows, ({ cells }) => cells);
  const leftOut = rows.length - shown.length;
  const notes = [...(leftOut > 0 ? [metricsLeftOut(leftOut)] : []), ...metricsNotes(report)];
  const text = [head, ...shown.map((row) => row.text), ...notes].join('\n');
  const cells = shown.map((row) => row.cells);
  const below = [context(notes.join('\n'))];
  return [
    message(text, [dataTable(head, columns, cells), ...below]),
    message(text, [section(`*${head}*`), table(columns, cells), ...below]),
    message(text, [section(`*${head}*`), ...sections(shown.map((row) => row.text).join('\n')), ...below]),
  ];
}

function metricRows({ metrics }: MetricsReport): readonly Row[] {
  return metrics.map((metric) => ({ text: metricText(metric), cells: metricCells(metric) }));
}

/** Figures that a group has none of are left out: a table of groups is long enough. */
function groupRows({ groups }: MetricsReport, by: NonNullable<MetricsReport['by']>): readonly Row[] {
  return groups.flatMap((group) => {
    const name = groupName(by, group.name);
    return group.metrics
      .filter(({ distribution }) => distribution !== undefined)
      .map((metric) => ({ text: groupText(name, metric), cells: groupCells(name, metric) }));
  });
}
