const ELLIPSIS = '…';

/** At most `max` characters, the last one `…` where something was left out; never half a character. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text.slice(0, max - 1).replace(/[\uD800-\uDBFF]$/, '')}${ELLIPSIS}`;
}

/** As `cut`, for mrkdwn: neither an entity nor a link is left half, and a code block is closed. */
export function truncateMrkdwn(text: string, max: number): string {
  if (text.length <= max) return text;
  const fence = '\n```';
  const kept = truncate(text, max).slice(0, -1);
  const whole = withoutHalf(kept);
  if (whole.split('```').length % 2 === 1) return `${whole}${ELLIPSIS}`;
  return `${withoutHalf(kept.slice(0, max - 1 - fence.length))}${ELLIPSIS}${fence}`;
}

/** Without an entity or a link that the cut went through. */
function withoutHalf(text: string): string {
  return text
    .replace(/&[a-z]{0,4}$/, '')
    .replace(/<[^<>]*$/, '')
    .replace(/[\uD800-\uDBFF]$/, '');
}
