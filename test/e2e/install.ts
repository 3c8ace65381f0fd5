import type { LocalSlack } from '../../packages/local-slack/server/local-slack.ts';
import type { Service } from '../../src/service.ts';

/** The last page of an installation. */
export interface InstallEnd {
  readonly status: number;
  readonly page: string;
}

/** Follows the pages of an installation as a browser does, and allows it in a workspace or an organisation. */
export async function install(
  slack: LocalSlack,
  { port }: Pick<Service, 'port'>,
  owner: string,
): Promise<InstallEnd> {
  return end(slack, port, (ask) => ask.searchParams.set('allow', owner));
}

/** As `install`, and says no. */
export async function declineInstall(
  slack: LocalSlack,
  { port }: Pick<Service, 'port'>,
): Promise<InstallEnd> {
  return end(slack, port, (ask) => ask.searchParams.set('deny', '1'));
}

async function end(slack: LocalSlack, port: number, answer: (ask: URL) => void): Promise<InstallEnd> {
  const here = `http://127.0.0.1:${port}`;
  const begun = await fetch(`${here}/slack/install`, { redirect: 'manual' });
  await begun.arrayBuffer();
  const ask = new URL(begun.headers.get('location') ?? '');
  if (ask.pathname !== new URL(slack.authorizeUrl).pathname)
    throw new Error(`${ask.href} is not where Slack asks.`);
  // Slack falls back to the manifest's first redirect address; the local one wants to be told.
  ask.searchParams.set('redirect_uri', `${here}/slack/oauth_redirect`);
  answer(ask);
  const allowed = await fetch(ask, { redirect: 'manual' });
  await allowed.arrayBuffer();
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const done = await fetch(allowed.headers.get('location') ?? '', { headers: { cookie } });
  return { status: done.status, page: await done.text() };
}
