import { draftPostmortem, type Postmortem } from '../domain/postmortem/document.ts';
import { TEMPLATE_NAMES, templateNamed } from '../domain/postmortem/templates/registry.ts';
import { renderJson } from '../render/json.ts';
import { renderMarkdown } from '../render/markdown.ts';
import { renderSlackPreview } from '../render/slack-preview.ts';
import type { CliIo } from './cli-io.ts';
import { UsageFault } from './fault.ts';
import { loadIncidentFile } from './incident-file.ts';

const RENDERERS: Readonly<Record<string, (document: Postmortem) => string>> = {
  md: renderMarkdown,
  json: renderJson,
  slack: (document) => `${JSON.stringify(renderSlackPreview(document), undefined, 2)}\n`,
};

export interface DraftCall {
  readonly file: string;
  /** Default `standard`. */
  readonly template?: string;
  /** Default `md`. */
  readonly format?: string;
  /** A path; without it the draft goes to standard output. */
  readonly out?: string;
}

/** `scribe draft --file incident.json`: the postmortem of a recorded incident, without any service. */
export async function draftCommand(call: DraftCall, io: CliIo): Promise<void> {
  const template = templateNamed(call.template ?? 'standard');
  if (!template) {
    throw new UsageFault(`There is no template "${call.template}"; try one of ${TEMPLATE_NAMES.join(', ')}.`);
  }
  const render = Object.hasOwn(RENDERERS, call.format ?? 'md') ? RENDERERS[call.format ?? 'md'] : undefined;
  if (!render) {
    throw new UsageFault(
      `There is no format "${call.format}"; try one of ${Object.keys(RENDERERS).join(', ')}.`,
    );
  }
  const content = render(draftPostmortem(await loadIncidentFile(call.file, io), template));
  if (call.out === undefined) io.print(content);
  else await io.writeFile(call.out, content);
}
