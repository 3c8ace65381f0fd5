import type { FileFormat } from '../../domain/incident/file-format.ts';

const NAMES: Readonly<Record<FileFormat, string>> = {
  md: 'Markdown',
  html: 'HTML',
  pdf: 'PDF',
  json: 'an incident file (JSON)',
  csv: 'CSV',
};

/** `INC-2026-0012 as PDF follows in the channel.`; `channel` is the incident's, `here` where it was asked. */
export function exportQueued(
  key: string,
  format: FileFormat,
  where: { readonly channel: string | undefined; readonly here: string },
): string {
  if (where.channel === undefined) return `${key} as ${NAMES[format]} follows in a direct message.`;
  const place = where.channel === where.here ? 'the channel' : `<#${where.channel}>`;
  return `${key} as ${NAMES[format]} follows in ${place}.`;
}
