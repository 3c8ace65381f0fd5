/** What a column of a timeline holds. `date` and `time` are halves of a moment; either may hold all of it. */
export type Role =
  | 'at'
  | 'date'
  | 'time'
  | 'zone'
  | 'loggedAt'
  | 'type'
  | 'text'
  | 'author'
  | 'source'
  | 'permalink'
  | 'id'
  | 'marks'
  | 'attempt'
  | 'outcome'
  | 'shown';

/** One column of a table. */
export interface Column {
  /** From zero. */
  readonly index: number;
  /** As the file has it. */
  readonly name: string;
  /** Undefined where the name is not known. */
  readonly role: Role | undefined;
  /** What the name says besides, such as `UTC`. */
  readonly aside: string | undefined;
}

/** Column names, as this project writes them and as spreadsheets and other tools have them. */
const NAMES: Readonly<Record<Role, string>> = {
  at: 'at timestamp ts occurredat datetime dateandtime when',
  date: 'date day',
  time: 'time timeofday clock',
  zone: 'zone timezone tz offset',
  loggedAt: 'loggedat recordedat',
  type: 'type kind',
  text: 'text event message description what whathappened summary details detail notes note comment comments activity action actiontaken update',
  author: 'author user who by person actor username',
  source: 'source',
  permalink: 'permalink url link',
  id: 'id',
  marks: 'marks',
  attempt: 'attempt',
  outcome: 'outcome',
  shown: 'shown',
};

const ROLES: ReadonlyMap<string, Role> = new Map(
  Object.entries(NAMES).flatMap(([role, names]) => names.split(' ').map((name) => [name, role as Role])),
);

/** What a name says besides, such as `(UTC)`. */
const ASIDE = /[([]([^)\]]*)[)\]]|\b(UTC|GMT)\b/i;

/** The columns that a header names. Case, spaces and punctuation do not count; `Time (UTC)` is a time with an aside. */
export function columnsOf(header: readonly string[]): readonly Column[] {
  return header.map((name, index) => {
    const [whole, inParentheses, zone] = ASIDE.exec(name) ?? [''];
    const plain = name.replace(whole, '').toLowerCase();
    const role = ROLES.get(plain.replace(/[^\p{L}]/gu, ''));
    return { index, name, role, aside: (inParentheses ?? zone)?.trim() || undefined };
  });
}
