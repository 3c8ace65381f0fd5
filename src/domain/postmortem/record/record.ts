import type { ItemHolder } from '../../actions/action-item.ts';
import type { FieldValue } from '../../incident/details.ts';
import type { EntrySource, EntryType } from '../../timeline/entry.ts';
import type { Meaning } from '../../timeline/mark.ts';
import type { MilestoneName } from '../../timeline/milestone-name.ts';
import { isAuthorId, nameless } from '../../timeline/slack-codes.ts';

/** One entry that counts, as facts, questions and templates read it. Struck entries never get into a record. */
export interface RecordEntry extends Meaning {
  readonly id: string;
  readonly at: Date;
  readonly loggedAt?: Date;
  readonly type: EntryType;
  readonly text: string;
  readonly author?: string;
  /** An app said it, and no person. */
  readonly machine?: true;
  readonly source?: EntrySource;
  readonly permalink?: string;
  /** The name of the transcript that it is a quote from. */
  readonly quotedFrom?: string;
  /** The language of the text as a BCP 47 tag (`de`, `pt-BR`), where somebody stated it. */
  readonly language?: string;
}

/** What kind of incident it was; a drill is told apart by a field of its own. */
export const INCIDENT_KINDS = ['outage', 'degradation', 'data loss', 'security', 'third party'] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

/** Something that was lost for good: data, money, trust. */
export interface Loss {
  readonly text: string;
  /** The entry that says so. */
  readonly entry?: string;
}

/** A key time that a person stated after the fact; it wins over what the file states and over the rules. */
export interface MilestoneOverride {
  readonly at: Date;
  readonly by?: string;
  /** Entries that the person pointed at, for instance the investigation entry that named the cause. */
  readonly entries?: readonly string[];
}

export interface ServiceState {
  readonly name: string;
  readonly state?: string;
}

/** What the outage did to users and to the business, as people filled it in. */
export interface Impact {
  readonly users?: string;
  readonly regions?: readonly string[];
  readonly functionality?: string;
  readonly failedRequests?: number | string;
  readonly revenue?: string;
  readonly sloBudget?: string;
  readonly tickets?: number | string;
  readonly data?: string;
  readonly services?: readonly ServiceState[];
  readonly reputation?: string;
  readonly sla?: string;
  readonly compliance?: string;
  /** Whether users could reach the service at all. */
  readonly accessibility?: string;
  /** What it did to resources and their cost. */
  readonly infrastructure?: string;
}

export interface MetricRow {
  readonly name: string;
  readonly normal?: string;
  readonly during?: string;
}

export type CauseBranch = 'people' | 'process' | 'technology' | 'environment';

export interface ContributingFactor {
  readonly text: string;
  readonly branch?: CauseBranch;
}

export type LessonKind = 'technical' | 'process' | 'organizational';

export interface Lesson {
  readonly kind: LessonKind;
  readonly text: string;
}

export interface Communication {
  readonly at: Date;
  readonly audience: 'internal' | 'external';
  readonly channel?: string;
  readonly text: string;
}

export const ACTION_KINDS = ['prevent', 'detect', 'respond', 'improve'] as const;
export type ActionKind = (typeof ACTION_KINDS)[number];
export type ActionStatus = 'open' | 'in progress' | 'done' | 'not doing';

export interface RecordAction {
  readonly id?: string;
  readonly title: string;
  readonly kind?: ActionKind;
  readonly owner?: string;
  /** Who has it until a person takes it; earlier versions had none, as `link`. */
  readonly heldBy?: ItemHolder;
  /** A calendar day, `2026-03-20`. */
  readonly due?: string;
  readonly priority?: 'P0' | 'P1' | 'P2' | 'P3';
  readonly status?: ActionStatus;
  readonly doneWhen?: string;
  /** Where else it is tracked: an https address. */
  readonly link?: string;
}

export interface RelatedIncident {
  readonly key: string;
  /** A calendar day, where `key` and `why` do not name it. */
  readonly date?: string;
  readonly why?: string;
  readonly lessonsApplied?: string;
}

export interface SignOff {
  readonly role: string;
  readonly name?: string;
  readonly at?: Date;
}

export interface EvidenceItem {
  readonly kind: 'log' | 'code-diff' | 'graph';
  readonly title: string;
  readonly text?: string;
  readonly url?: string;
  /** Which change a code diff shows; otherwise its title decides. */
  readonly shows?: 'cause' | 'fix';
}

export interface Meeting {
  readonly at?: Date;
  readonly attendees?: readonly string[];
  readonly notes?: string;
  /** When the actions are looked at again. */
  readonly followUp?: string;
}

export interface PreventionMeasure {
  readonly kind?: 'technical' | 'process' | 'training' | 'organizational';
  readonly text: string;
  readonly done?: boolean;
  /** Whether it is a fix, monitoring or a further change; otherwise its words decide. */
  readonly place?: 'fix' | 'monitoring' | 'change';
}

export interface Reference {
  readonly title: string;
  readonly url: string;
}

export interface GlossaryTerm {
  readonly term: string;
  readonly meaning: string;
}

/** What a person answered to a question, and which fields of the record say so now. */
export interface RecordAnswer {
  readonly question: string;
  readonly text: string;
  readonly by: string;
  readonly at: Date;
  /** Paths such as `impact.users` and `wrong.2`; none when the answer is not kept in a field. */
  readonly fields: readonly string[];
}

export type IncidentStatus =
  | 'investigating'
  | 'identified'
  | 'mitigating'
  | 'monitoring'
  | 'resolved'
  | 'cancelled'
  | 'merged';

/**
 * One incident as recorded: the domain form of the incident file, and what every fact, question and template reads.
 * Lists that nobody filled in are empty; values that nobody gave are absent.
 */
export interface IncidentRecord {
  readonly title: string;
  readonly key?: string;
  readonly severity?: 1 | 2 | 3 | 4;
  readonly status?: IncidentStatus;
  readonly drill: boolean;
  readonly kind?: IncidentKind;
  /** Whether only the people in its channel may see it; absent where a file does not say it. */
  readonly private?: boolean;
  /** Role name to the people who hold it. */
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** Key times that people corrected. */
  readonly overrides: Readonly<Partial<Record<MilestoneName, MilestoneOverride>>>;
  /** Key times that the incident file states. */
  readonly milestones: Readonly<Partial<Record<MilestoneName, Date>>>;
  readonly entries: readonly RecordEntry[];
  /** Ids to the names that documents print; an id without a name is printed as it is. */
  readonly people: Readonly<Record<string, string>>;
  readonly impact: Impact;
  readonly metrics: readonly MetricRow[];
  readonly summary?: string;
  readonly rootCause?: string;
  /** What people filled in as lost; entries that are marked as a loss come on top. */
  readonly losses: readonly Loss[];
  readonly contributing: readonly ContributingFactor[];
  readonly whys: readonly string[];
  readonly well: readonly string[];
  readonly wrong: readonly string[];
  readonly lucky: readonly string[];
  readonly preventedWorse: readonly string[];
  readonly lessons: readonly Lesson[];
  readonly communications: readonly Communication[];
  readonly actions: readonly RecordAction[];
  readonly related: readonly RelatedIncident[];
  readonly services: readonly string[];
  /** Fields of the team's own. */
  readonly fields?: readonly FieldValue[];
  readonly teams: readonly string[];
  readonly authors: readonly string[];
  readonly reviewers: readonly string[];
  readonly signOff: readonly SignOff[];
  /** The document's status: `Draft`, `Approved`; absent in a file, whose document is a draft. */
  readonly documentStatus?: string;
  readonly references: readonly Reference[];
  readonly evidence: readonly EvidenceItem[];
  readonly glossary: readonly GlossaryTerm[];
  readonly tools: readonly string[];
  readonly distribution: readonly string[];
  readonly meeting?: Meeting;
  readonly successMetrics: readonly string[];
  readonly prevention: readonly PreventionMeasure[];
  /** What people answered, in the order in which they did. */
  readonly answers: readonly RecordAnswer[];
}

/** A record of nothing but a title, to be filled with what is known. */
export function emptyRecord(title: string): IncidentRecord {
  return {
    title,
    drill: false,
    roles: {},
    overrides: {},
    milestones: {},
    entries: [],
    people: {},
    impact: {},
    metrics: [],
    losses: [],
    contributing: [],
    whys: [],
    well: [],
    wrong: [],
    lucky: [],
    preventedWorse: [],
    lessons: [],
    communications: [],
    actions: [],
    related: [],
    services: [],
    teams: [],
    authors: [],
    reviewers: [],
    signOff: [],
    references: [],
    evidence: [],
    glossary: [],
    tools: [],
    distribution: [],
    successMetrics: [],
    prevention: [],
    answers: [],
  };
}

/** The name that a document prints for a person or an app: `somebody (U024BE7LH)` where Slack names nobody. */
export function nameOf(record: IncidentRecord, person: string): string {
  const known = Object.hasOwn(record.people, person) ? record.people[person] : undefined;
  return known || (isAuthorId(person) ? nameless(person) : person);
}

/**
 * Entries in timeline order: by when it happened, then when it was logged, then the order of the record, so that
 * statements of one minute keep the order in which they were made.
 */
export function inOrder(entries: readonly RecordEntry[]): RecordEntry[] {
  return [...entries].sort(
    (a, b) =>
      a.at.getTime() - b.at.getTime() || (a.loggedAt ?? a.at).getTime() - (b.loggedAt ?? b.at).getTime(),
  );
}
