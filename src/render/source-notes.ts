import type { FootnoteDefinition, FootnoteReference, PhrasingContent } from 'mdast';
import type { Postmortem } from '../domain/postmortem/document/document.ts';
import type { Cite } from '../domain/postmortem/document/nodes.ts';
import { isWebAddress, marked } from '../domain/postmortem/document/prose.ts';
import {
  type Source,
  type SourceIndex,
  sourceIndex,
  sourcesOfCite,
} from '../domain/postmortem/document/source.ts';
import { plainText } from '../domain/postmortem/document/walk.ts';
import { clockTime, counted, day } from '../domain/timeline/time-words.ts';
import { joinTexts } from './resolve-nodes.ts';

/** A statement with more entries gets one note that lists them. */
const NOTED_ONE_BY_ONE = 3;
/** Such a note lists this many entries; all of them are in the timeline and in the JSON form. */
const MAX_LISTED = 20;

/** Collects the notes of a document as its statements are written: one per entry, one per larger group of entries. */
export class SourceNotes {
  private readonly sources: SourceIndex;
  private readonly firstDay: string;
  /** The day that the line above ends with. */
  private above: string;
  private readonly notes = new Map<string, FootnoteDefinition>();
  private readonly groups = new Map<string, string>();
  private readonly target: (source: Source) => string | undefined;

  /** `target` gives the link of a note's time, by default that of the entry's message. */
  constructor(document: Postmortem, target: (source: Source) => string | undefined = messageOf) {
    this.target = target;
    this.sources = sourceIndex(document.sources);
    const [first] = document.sources;
    this.firstDay = first ? day(first.at) : '';
    this.above = this.firstDay;
  }

  /** The references after a statement. */
  references(cite: Cite): FootnoteReference[] {
    const sources = sourcesOfCite(cite, this.sources);
    const entries = sources.filter(({ type }) => type !== 'answer');
    const answers = sources.filter(({ type }) => type === 'answer');
    const labels = [
      ...(entries.length > NOTED_ONE_BY_ONE
        ? [this.group(entries)]
        : entries.map((source) => this.single(source))),
      ...answers.map((source) => this.single(source)),
    ];
    return labels.map((label) => ({ type: 'footnoteReference', identifier: label.toLowerCase(), label }));
  }

  /** Every note that was referred to, in the order of first reference. */
  definitions(): FootnoteDefinition[] {
    return [...this.notes.values()];
  }

  private single(source: Source): string {
    this.note(source.label, () => this.describe(source));
    return source.label;
  }

  private group(sources: readonly Source[]): string {
    const key = sources.map(({ id }) => id).join(' ');
    const known = this.groups.get(key);
    if (known) return known;
    const base = `${sources[0]?.label}+${sources.length - 1}`;
    const label = this.notes.has(base) ? `${base}-${this.groups.size}` : base;
    this.groups.set(key, label);
    this.note(label, () => this.describeGroup(sources));
    return label;
  }

  private note(label: string, describe: () => PhrasingContent[]): void {
    if (this.notes.has(label)) return;
    this.notes.set(label, {
      type: 'footnoteDefinition',
      identifier: label.toLowerCase(),
      label,
      children: [{ type: 'paragraph', children: joinTexts(describe()) }],
    });
  }

  /** `10:35 UTC, investigation, Jane Doe (logged 10:41): “…”`; the time leads to the message. */
  private describe(source: Source): PhrasingContent[] {
    if (source.type === 'answer') return answeredBy(source);
    const time = this.linked(source);
    const logged = isLate(source) ? ` (logged ${this.time(source.loggedAt ?? source.at)})` : '';
    const who = source.author ? [text(', '), ...marked(source.author)] : [];
    return [time, text(` UTC, ${source.type}`), ...who, text(`${logged}: “`), ...source.words, text('”')];
  }

  private describeGroup(sources: readonly Source[]): PhrasingContent[] {
    const shown = sources.slice(0, MAX_LISTED);
    const rest = sources.length - shown.length;
    const times = shown.flatMap((source, index): PhrasingContent[] => [
      ...(index === 0 ? [] : [text(', ')]),
      this.linked(source),
      text(` “${inShort(source)}”`),
    ]);
    const end =
      rest > 0 ? [text(`, and ${counted(rest, 'more entry', 'more entries')} of the timeline`)] : [];
    return [text(`${counted(sources.length, 'entry', 'entries')} (UTC): `), ...times, ...end];
  }

  private linked(source: Source): PhrasingContent {
    const label = text(this.time(source.at));
    const url = this.target(source);
    return url === undefined ? label : { type: 'link', url, children: [label] };
  }

  /** Notes are read one by one, so every day but the first stands beside its times; so does that after another. */
  private time(at: Date): string {
    const known = day(at) === this.firstDay && this.above === this.firstDay;
    this.above = day(at);
    return known ? clockTime(at) : `${day(at)} ${clockTime(at)}`;
  }
}

/** Characters of an entry in a note that lists several. */
const MAX_LETTERS = 40;

function inShort({ words }: Source): string {
  const line = plainText(words);
  if (line.length <= MAX_LETTERS) return line;
  const end = line.lastIndexOf(' ', MAX_LETTERS);
  return `${line.slice(0, end > 0 ? end : MAX_LETTERS).replace(/[\s.,;:–-]+$/, '')}…`;
}

/** `Answered by Jane Doe, 2026-03-04 09:12 UTC`. */
function answeredBy({ author = 'a person', at }: Source): PhrasingContent[] {
  return [text('Answered by '), ...marked(author), text(`, ${day(at)} ${clockTime(at)} UTC`)];
}

/** The web address of the message that an entry came from. */
export function messageOf({ permalink }: Source): string | undefined {
  return isWebAddress(permalink) ? permalink : undefined;
}

const text = (value: string): PhrasingContent => ({ type: 'text', value });

function isLate({ at, loggedAt }: Source): boolean {
  return loggedAt !== undefined && loggedAt.getTime() - at.getTime() > 60_000;
}
