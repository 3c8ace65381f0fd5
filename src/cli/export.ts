import type { IncidentRecord } from '../domain/postmortem/record.ts';
import type { Template } from '../domain/postmortem/template.ts';
import type { CliIo } from './cli-io.ts';
import { Fault, UsageFault } from './fault.ts';

export interface ExportCall {
  readonly key: string;
  readonly format: string;
  readonly team?: string;
  readonly template?: string;
  /** A path; without it, standard output. */
  readonly out?: string;
}

const FORMATS = ['json', 'csv', 'md', 'html'] as const;
type Format = (typeof FORMATS)[number];

/** `scribe export INC-… --format json|csv|md|html`: the record of one incident as a file. */
export async function exportCommand(
  call: ExportCall,
  io: CliIo,
  environment: NodeJS.ProcessEnv,
): Promise<void> {
  const format = FORMATS.find((known) => known === call.format);
  if (!format) throw new UsageFault(`There is no format "${call.format}"; try one of ${FORMATS.join(', ')}.`);
  const template = async () => {
    const { calledTemplate } = await import('./called-template.ts');
    return calledTemplate(call.template ?? 'standard', environment);
  };
  const { withStores } = await import('./with-stores.ts');
  const { readRecord } = await import('../app/incident-material.ts');
  await withStores(environment, call.team, async (stores, team) => {
    const known = await stores.incidents.byKey(team, call.key.toUpperCase());
    if (!known)
      throw new Fault(`There is no incident ${call.key} in workspace ${team}; keys look like INC-2026-0012.`);
    const content = await render(await readRecord(stores, known, undefined), format, template);
    if (call.out === undefined) io.print(content);
    else await io.writeFile(call.out, content);
  });
}

type Called = () => Promise<Template>;

async function render(record: IncidentRecord, format: Format, template: Called): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../render/incident-json.ts')).renderIncidentJson(record);
    case 'csv':
      return (await import('../render/csv.ts')).renderTimelineCsv(record);
    case 'md':
      return (await import('../render/markdown.ts')).renderMarkdown(await draft(record, template));
    case 'html':
      return (await import('../render/html.ts')).renderHtml(await draft(record, template));
    default:
      return format satisfies never;
  }
}

async function draft(record: IncidentRecord, template: Called) {
  const { draftPostmortem } = await import('../domain/postmortem/document.ts');
  return draftPostmortem(record, await template());
}
