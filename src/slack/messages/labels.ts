/**
 * Gives codes without a label the label that the message's own `text` has for them: blocks name people, channels and
 * groups by their ids alone.
 */
export function withLabels(words: string, text: string): string {
  const labels = new Map<string, string>();
  for (const [, target = '', label = ''] of text.matchAll(/<([@#!][^<>|]+)\|([^<>]+)>/g))
    labels.set(target, label);
  return words.replace(/<([@#!][^<>|]+)>/g, (code, target: string) => {
    const label = labels.get(target);
    if (label === undefined) return code;
    return target.startsWith('!subteam') ? `@${label.replace(/^@/, '')}` : `<${target}|${label}>`;
  });
}
