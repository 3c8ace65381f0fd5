import { addressIn } from '../document/address.ts';
import type {
  CauseBranch,
  EvidenceItem,
  GlossaryTerm,
  Impact,
  IncidentRecord,
  LessonKind,
  MetricRow,
  PreventionMeasure,
  RelatedIncident,
} from '../record/record.ts';
import { INCIDENT_KINDS } from '../record/record.ts';
import { readExhibits } from './exhibit-text.ts';

/** Puts an answer into the record. `key` names what the question is about; empty when there is only one such thing. */
export type RecordUpdate = (record: IncidentRecord, text: string, key: string) => IncidentRecord;

/** The non-empty lines of a text, without list marks. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*•]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '');

/** Names with commas, semicolons or line breaks between them. */
export const namesOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

export const same = (text: string): string => text;
export const whole = (text: string): string[] => [text];

/** `12,000` is a number; `about 12,000` stays as it was said. */
export function amountOf(text: string): number | string {
  return /^(?:\d{1,15}|\d{1,3}(?:[,\u00A0\u202F ]\d{3}){1,4})$/.test(text)
    ? Number(text.replace(/\D/g, ''))
    : text;
}

/** `checkout: down` on each line. */
export const servicesOf = (text: string): NonNullable<Impact['services']> =>
  linesOf(text).map((line) => {
    const [, name = line, state] = /^([^:]+?)\s*:\s*(.+)$/.exec(line) ?? [];
    return { name, ...(state ? { state } : {}) };
  });

/** A part of the impact; an empty answer takes it away again. */
export function impact<K extends keyof Impact>(
  part: K,
  read: (text: string) => NonNullable<Impact[K]>,
): RecordUpdate {
  return (record, text) => {
    const { [part]: _before, ...others } = record.impact;
    return { ...record, impact: text === '' ? others : { ...others, [part]: read(text) } };
  };
}

type TextField = 'summary' | 'rootCause' | 'key';
export const textOf =
  (field: TextField): RecordUpdate =>
  (record, text) => ({ ...record, [field]: text });

/** One of the kinds of incident; other words change nothing. */
export const incidentKind: RecordUpdate = (record, text) => {
  const kind = INCIDENT_KINDS.find((known) => known === text);
  return kind === undefined ? record : { ...record, kind };
};

/** What was lost for good, one thing on each line. */
export const loss: RecordUpdate = (record, text) => ({
  ...record,
  losses: [...record.losses, ...linesOf(text).map((line) => ({ text: line }))],
});

type PeopleList = 'authors' | 'reviewers';
export const people =
  (list: PeopleList): RecordUpdate =>
  (record, text) => ({ ...record, [list]: namesOf(text) });

export const role =
  (name: string): RecordUpdate =>
  (record, text) => ({ ...record, roles: { ...record.roles, [name]: [text] } });

type TextList =
  | 'well'
  | 'wrong'
  | 'lucky'
  | 'whys'
  | 'preventedWorse'
  | 'tools'
  | 'teams'
  | 'distribution'
  | 'successMetrics';

export const added =
  (list: TextList, read: (text: string) => string[] = linesOf): RecordUpdate =>
  (record, text) => ({ ...record, [list]: [...record[list], ...read(text)] });

/** Under a name that sorts it: `Process: nobody was on call`. */
export const named =
  (name: string, read: (text: string) => string[] = linesOf) =>
  (text: string): string[] =>
    read(text).map((line) =>
      line.toLowerCase().startsWith(`${name.toLowerCase()}:`) ? line : `${name}: ${line}`,
    );

export const contributing =
  (branch?: CauseBranch): RecordUpdate =>
  (record, text) => ({
    ...record,
    contributing: [
      ...record.contributing,
      ...linesOf(text).map((line) => ({ text: line, ...(branch ? { branch } : {}) })),
    ],
  });

export const lesson =
  (kind: LessonKind): RecordUpdate =>
  (record, text) => ({
    ...record,
    lessons: [...record.lessons, ...linesOf(text).map((line) => ({ kind, text: line }))],
  });

export const prevention =
  (as: Omit<PreventionMeasure, 'text'> = {}): RecordUpdate =>
  (record, text) => ({
    ...record,
    prevention: [...record.prevention, ...linesOf(text).map((line) => ({ ...as, text: line }))],
  });

export const exhibits =
  (as: Pick<EvidenceItem, 'kind' | 'shows'>, title: string): RecordUpdate =>
  (record, text) => ({
    ...record,
    evidence: [...record.evidence, ...readExhibits(text, title).map((each) => ({ ...as, ...each }))],
  });

/** Addresses with their titles, one per line. */
export const references: RecordUpdate = (record, text) => ({
  ...record,
  references: [
    ...record.references,
    ...linesOf(text).flatMap((line) => {
      const found = addressIn(line);
      return found ? [{ title: found.title ?? found.url, url: found.url }] : [];
    }),
  ],
});

export const recording: RecordUpdate = (record, text) => {
  const url = addressIn(text)?.url;
  return url === undefined
    ? record
    : { ...record, references: [...record.references, { title: 'Recording of the review meeting', url }] };
};

/** `Term: what it means`; undefined for anything else. */
export function termOf(line: string): GlossaryTerm | undefined {
  const { term, meaning } =
    /^(?<term>[^:=]{1,80}?)\s*(?::|=|\s[–—-]\s)\s*(?<meaning>\S.*)$/.exec(line)?.groups ?? {};
  return term === undefined || meaning === undefined ? undefined : { term, meaning };
}

export const glossary: RecordUpdate = (record, text) => ({
  ...record,
  glossary: [...record.glossary, ...linesOf(text).flatMap((line) => termOf(line) ?? [])],
});

export const metric = (record: IncidentRecord, row: MetricRow): IncidentRecord => ({
  ...record,
  metrics: [...record.metrics.filter(({ name }) => name !== row.name), row],
});

const METRIC_VALUE =
  /(?:^|\s)(normal|during)\s*=\s*(?:["“”]([^"“”]*)["“”]|(.*?))(?=\s+(?:normal|during)\s*=|\s*$)/gi;

/** `NAME normal=… during=…`, the two in any order, each perhaps in quotes. */
export function readMetric(text: string): MetricRow {
  const found: { normal?: string; during?: string } = {};
  for (const [, key, quoted, bare] of text.matchAll(METRIC_VALUE)) {
    found[key?.toLowerCase() === 'normal' ? 'normal' : 'during'] = (quoted ?? bare ?? '').trim();
  }
  const name = text
    .replace(METRIC_VALUE, '')
    .replace(/^["“”]|["“”]$/g, '')
    .trim();
  return { name, ...found };
}

/** `INC-2025-0101 2025-03-02 the same pool`: a first word with a digit in it is its key, else all of it. */
function relatedOf(line: string): RelatedIncident {
  const { key, why } = /^(?<key>\S*\d\S*?)(?:[,:;]?\s+(?:[–—-]\s+)?(?<why>\S.*))?$/u.exec(line)?.groups ?? {};
  return key === undefined ? { key: line } : { key, ...(why === undefined ? {} : { why }) };
}

export const related: RecordUpdate = (record, text) => ({
  ...record,
  related: [...record.related, ...linesOf(text).map(relatedOf)],
});

/** What is still to be said about one related incident, named by its key or its place. */
export const ofRelated =
  (part: 'date' | 'why' | 'lessonsApplied'): RecordUpdate =>
  (record, text, key) => ({
    ...record,
    related: record.related.map((each, index) =>
      relatedKey(each, index) === key ? { ...each, [part]: text } : each,
    ),
  });

/** The ID of a related incident that was only named by its day, which is kept. */
export const relatedId: RecordUpdate = (record, text, key) => ({
  ...record,
  related: record.related.map((each, index) =>
    relatedKey(each, index) === key ? { ...each, key: text, date: each.date ?? each.key } : each,
  ),
});

/** How questions name a related incident. */
export function relatedKey({ key }: Pick<RelatedIncident, 'key'>, index: number): string {
  return isPlain(key) ? key : `${index + 1}`;
}

/** How questions name a role that signs. */
export function signerKey(role: string, index: number): string {
  return isPlain(role) ? role : `${index + 1}`;
}

const isPlain = (name: string): boolean => /^[\w.-]{1,60}$/.test(name);

/** The role when somebody only said when it was approved. */
const APPROVAL = 'Approver';

/** `Engineering manager: UANA`, one per line; who approves takes over a date that was said before. */
export const signOff: RecordUpdate = (record, text) => {
  const signers = [...record.signOff];
  for (const line of linesOf(text)) {
    const { said, name = line } = /^(?<said>[^:]{1,80}):\s*(?<name>\S.*)$/.exec(line)?.groups ?? {};
    const waiting = signers.findIndex((each) => each.name === undefined && each.role === APPROVAL);
    const [before] = waiting < 0 ? [] : signers.splice(waiting, 1);
    signers.push({ role: said ?? APPROVAL, name, ...dateOf(before) });
  }
  return { ...record, signOff: signers };
};

function dateOf(signer: IncidentRecord['signOff'][number] | undefined): { readonly at?: Date } {
  return signer?.at ? { at: signer.at } : {};
}

export const signerName: RecordUpdate = (record, text, key) => ({
  ...record,
  signOff: record.signOff.map((each, index) =>
    signerKey(each.role, index) === key ? { ...each, name: text } : each,
  ),
});

/** `2026-03-20`: the date of the last signer, or of one still to be named. */
export const signOffDay: RecordUpdate = (record, text) => {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return record;
  const last = record.signOff.findLastIndex(({ name }) => name !== undefined);
  if (last < 0) return { ...record, signOff: [...record.signOff, { role: APPROVAL, at }] };
  return {
    ...record,
    signOff: record.signOff.map((each, index) => (index === last ? { ...each, at } : each)),
  };
};

export const meetingAt: RecordUpdate = (record, text) => {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) ? record : { ...record, meeting: { ...record.meeting, at } };
};

export const attendees: RecordUpdate = (record, text) => ({
  ...record,
  meeting: { ...record.meeting, attendees: namesOf(text) },
});

export const meetingText =
  (part: 'notes' | 'followUp'): RecordUpdate =>
  (record, text) => ({ ...record, meeting: { ...record.meeting, [part]: text } });
