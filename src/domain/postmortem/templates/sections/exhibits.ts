import type { Analysis } from '../../analysis/analysis.ts';
import { fromField } from '../../analysis/evidence.ts';
import { type Block, cite, code, type Phrase, paragraph, strongly, text } from '../../document/nodes.ts';
import { isWebAddress, link, marked, oneLine, verbatim } from '../../document/prose.ts';
import type { EvidenceItem } from '../../record/record.ts';

/** An attachment and its place in the record. */
export interface Exhibit {
  readonly item: EvidenceItem;
  readonly index: number;
}

/** Attachments of some kinds, each with its place in the record. */
export function evidenceOf({ record }: Analysis, ...kinds: readonly EvidenceItem['kind'][]): Exhibit[] {
  return record.evidence
    .map((item, index) => ({ item, index }))
    .filter(({ item }) => kinds.includes(item.kind));
}

/** A log, graph or code change under its title; its text exactly as given. */
export function exhibit({ item, index }: Exhibit): Block[] {
  const evidence = fromField(`evidence.${index}`);
  const title: Phrase[] = isWebAddress(item.url)
    ? [link(item.url, item.title)]
    : [strongly(marked(oneLine(item.title)))];
  const address = item.url && !isWebAddress(item.url) ? [text(` (${oneLine(item.url)})`)] : [];
  const body = item.text
    ? [code(verbatim(item.text), item.kind === 'code-diff' ? langOf(item.text) : undefined)]
    : [];
  return [paragraph(...title, ...address, cite(evidence)), ...body];
}

/** A diff is highlighted as one; other code is left as it is. */
function langOf(body: string): string | undefined {
  return /^[-+@]/m.test(body) ? 'diff' : undefined;
}
