/** Whether a label shows nothing but the address that it leads to. */
export function hasSameAddress(address: string, label: string): boolean {
  return bare(address) === bare(label);
}

function bare(address: string): string {
  return address
    .trim()
    .replace(/^(?:https?:\/\/|mailto:|tel:)/i, '')
    .replace(/\/$/, '');
}

/** A link with a label of its own, in Slack's form where both fit into it. */
export function labelledLink(address: string, label: string): string {
  const words = label.replace(/\s+/g, ' ').trim();
  if (/[<>|\s]/.test(address) || /[<>|]/.test(words)) return `${words} (${address})`;
  return `<${address}|${words}>`;
}
