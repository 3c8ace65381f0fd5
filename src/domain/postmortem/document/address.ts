/** The ends of an address: white space, brackets, and the punctuation that closes a sentence. */
export const ADDRESS = '[^\\s<>"`|]*[^\\s<>"`|.,;:!?)\\]}\'’”]';

/** The first web address in a line, and the words beside it; undefined where there is none. */
export function addressIn(line: string): { readonly url: string; readonly title?: string } | undefined {
  const marked = /<(https?:\/\/[^\s<>|]+)(?:\|([^>]+))?>/i.exec(line);
  const found = marked ?? new RegExp(`https?:\\/\\/${ADDRESS}`, 'iu').exec(line);
  if (!found) return undefined;
  const beside = `${line.slice(0, found.index)} ${line.slice(found.index + found[0].length)}`
    .replace(/\s+/g, ' ')
    .replace(/^[\s:;,(–—-]+|[\s:;,).–—-]+$/gu, '');
  const title = beside || marked?.[2];
  return { url: marked?.[1] ?? found[0], ...(title ? { title } : {}) };
}
