/** So many characters and fields, about 500 entries, are worked up in a few milliseconds, which a thread alone takes to start. */
const SMALL = 30_000;

/** Whether plain data is so little that it is quicker to work it up than to hand it over. Looks at no more than that. */
export function isSmall(data: unknown): boolean {
  let left = SMALL;
  const waiting: unknown[] = [data];
  for (let each = waiting.pop(); waiting.length > 0 || each !== undefined; each = waiting.pop()) {
    left -= typeof each === 'string' ? 1 + each.length : 1;
    if (left < 0) return false;
    if (typeof each === 'object' && each !== null) for (const part of Object.values(each)) waiting.push(part);
  }
  return true;
}
