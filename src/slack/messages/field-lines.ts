/**
 * A field as it is kept: a name and one line below it are one line, `Service: checkout`. What has more lines keeps
 * them, and so do two lines of which none is a name.
 */
export function fieldLines(text: string, named = /^[^\n]*:\s*\n/.test(text.trim())): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return named && lines.length === 2 ? lines.map((line) => line.trim()).join(' ') : lines.join('\n').trim();
}
