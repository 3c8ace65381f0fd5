import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import { type Block, cite, type Phrase, paragraph, row, table, text } from '../../document/nodes.ts';
import { inline } from '../../document/prose.ts';
import { changeOf } from '../comprehensive/metric-change.ts';
import { open } from './statements.ts';

/**
 * What people measured: the normal value, the value during the incident, and the difference. Nothing where nobody did.
 */
export function metricsTable({ record }: Analysis): Block[] {
  if (record.metrics.length === 0) return [];
  const value = (words: string | undefined): Phrase[] => (words ? inline(record, words) : [text('–')]);
  const rows = record.metrics.map(({ name, normal, during }, index) =>
    row(
      [...inline(record, name), cite(fromField(`metrics.${index}`))],
      value(normal),
      value(during),
      value(changeOf(normal, during)),
    ),
  );
  return [table(['Metric', 'Normal', 'During Incident', 'Impact'], rows)];
}

/** The question where no metric was noted, or one lacks either of its values. */
export function metricsQuestion({ record }: Analysis): Block[] {
  const isWhole = record.metrics.every(({ normal, during }) => normal && during);
  return record.metrics.length > 0 && isWhole ? [] : [paragraph(...open('metrics'))];
}
