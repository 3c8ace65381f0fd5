import { remarksBy } from '../domain/postmortem/analysis/remarks.ts';
import { draftPostmortem } from '../domain/postmortem/draft/draft-postmortem.ts';
import { withSuggestionsConfirmed } from '../domain/postmortem/suggestions/suggestions-for.ts';
import { withSuggestionNote } from '../domain/postmortem/suggestions/with-suggestion-note.ts';
import { type Exported, renderFile } from '../render/render-file.ts';
import { UsageFault } from './cli-fault.ts';
import type { BytesIo } from './cli-io.ts';
import { draftingOptions } from './drafting-options.ts';
import { loadIncidentFile } from './incident-file.ts';
import { refuseUnreadable } from './refuse-unreadable.ts';
import { warnOfLetters } from './warn-of-letters.ts';
import { withoutSecretsOf } from './without-secrets.ts';

const FORMATS = ['md', 'html', 'pdf', 'json', 'slack', 'csv'] as const;
type Format = (typeof FORMATS)[number];

export interface DraftCall {
  readonly file: string;
  /** A name, or the path of an operator's own. Default as SCRIBE_CONFIG says, or `standard`. */
  readonly template?: string;
  /** Default `md`. */
  readonly format?: string;
  /** A path; without it the draft goes to standard output. */
  readonly out?: string;
  /** Take what the words suggest as if somebody had confirmed it; the document says so. */
  readonly confirmSuggestions?: boolean;
}

/** `scribe draft --file incident.json`: the postmortem of a recorded incident, without any service. */
export async function draftCommand(
  call: DraftCall,
  io: BytesIo,
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  const format = FORMATS.find((known) => known === (call.format ?? 'md'));
  if (!format) {
    throw new UsageFault(`There is no format "${call.format}"; try one of ${FORMATS.join(', ')}.`);
  }
  refuseUnreadable(call, format, io);
  const { value: read, note } = await withoutSecretsOf(await loadIncidentFile(call.file, io), environment);
  if (note !== undefined) io.warn(note);
  const record = call.confirmSuggestions ? withSuggestionsConfirmed(read) : read;
  const { template, thresholds } = await draftingOptions(call.template, record, environment);
  const first = draftPostmortem(record, template, remarksBy(thresholds));
  const document = call.confirmSuggestions ? withSuggestionNote(first) : first;
  const drafted = { record, document };
  await io.writeBytes(call.out, await render(format, drafted));
  if (format === 'pdf') await warnOfLetters(io, drafted);
}

/** Here `json` is the document as data; the record itself is the file that was given. */
async function render(format: Format, drafted: Exported): Promise<Uint8Array> {
  switch (format) {
    case 'json':
      return Buffer.from((await import('../render/json.ts')).renderJson(drafted.document));
    case 'slack': {
      const { renderSlackPreview } = await import('../render/slack-preview.ts');
      return Buffer.from(`${JSON.stringify(renderSlackPreview(drafted.document), undefined, 2)}\n`);
    }
    case 'md':
    case 'html':
    case 'pdf':
    case 'csv':
      return renderFile(format, drafted);
    default:
      return format satisfies never;
  }
}
