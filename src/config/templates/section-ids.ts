/** A part of an id: four of them and a number must fit into what Slack takes as the value of an option (150). */
const LONGEST = 32;

/** Gives every heading of a template an id that stays: its words and those of the headings above it. */
export class SectionIds {
  private readonly used = new Set<string>();
  private above: { readonly level: number; readonly id: string }[] = [];

  /** `impact.users` for `Users` below `Impact`; the title is above nothing. Twice the same gets `-2`. */
  next(words: string, level: number, isTitle: boolean): string {
    if (isTitle) return this.unique('header');
    this.above = this.above.filter((heading) => heading.level < level);
    const parent = this.above.at(-1)?.id;
    const id = this.unique(parent === undefined ? slug(words) : `${parent}.${slug(words)}`);
    this.above.push({ level, id });
    return id;
  }

  private unique(id: string): string {
    let own = id;
    for (let count = 2; this.used.has(own); count += 1) own = `${id}-${count}`;
    this.used.add(own);
    return own;
  }
}

/** Letters and digits of any script in lower case, everything between them as one `-`. */
function slug(words: string): string {
  const parts = words
    .normalize('NFKC')
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? ['section'];
  return [...parts.join('-')].slice(0, LONGEST).join('').replace(/-$/, '');
}
