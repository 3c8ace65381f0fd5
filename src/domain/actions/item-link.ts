const LONGEST = 2_000;

/**
 * The address of another system's entry for an item, `https://tracker.example/7`, also as Slack sends it, `<https://…|…>`;
 * `undefined` where it is no https address, or holds a password.
 */
export function readItemLink(said: string): string | undefined {
  const [, address = said.trim()] = /^<([^<>|]+)(?:\|[^<>]*)?>$/.exec(said.trim()) ?? [];
  const plain = address.replaceAll('&amp;', '&');
  if (plain.length > LONGEST || /\s/.test(plain) || !URL.canParse(plain)) return undefined;
  const { protocol, username, password, href } = new URL(plain);
  return protocol === 'https:' && username === '' && password === '' ? href : undefined;
}

/** What is shown of it: `tracker.example`. */
export function linkHost(link: string): string {
  return URL.canParse(link) ? new URL(link).host : link;
}
