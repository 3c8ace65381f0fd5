import type { Stores } from '../mongo/open-stores.ts';
import { CliFault } from './cli-fault.ts';

/** Opens the stores that the environment names, for one workspace, and closes them again. */
export async function withStores(
  environment: NodeJS.ProcessEnv,
  team: string | undefined,
  work: (stores: Stores, team: string) => Promise<void>,
): Promise<void> {
  const uri = uriOf(environment);
  const workspace = team ?? (await askSlack(environment));
  await openedOn(uri, (stores) => work(stores, workspace));
}

/** Opens the stores that the environment names, for all workspaces, and closes them again. */
export async function withAnyTeam(
  environment: NodeJS.ProcessEnv,
  work: (stores: Stores) => Promise<void>,
): Promise<void> {
  await openedOn(uriOf(environment), work);
}

function uriOf(environment: NodeJS.ProcessEnv): string {
  const uri = environment['MONGODB_URI']?.trim();
  if (uri) return uri;
  throw new CliFault('MONGODB_URI is not set; it looks like mongodb://127.0.0.1:27017/scribe.');
}

async function openedOn(uri: string, work: (stores: Stores) => Promise<void>): Promise<void> {
  const [{ openStores }, { StoreFault }] = await Promise.all([
    import('../mongo/open-stores.ts'),
    import('../app/ports/store-fault.ts'),
  ]);
  try {
    const stores = await openStores(uri);
    try {
      await work(stores);
    } finally {
      await stores.close();
    }
  } catch (error) {
    if (!(error instanceof StoreFault)) throw error;
    throw new CliFault(`MONGODB_URI names a server that does not answer (${error.message}).`, {
      cause: error,
    });
  }
}

/** Asks Slack which workspace the token is for. */
async function askSlack(environment: NodeJS.ProcessEnv): Promise<string> {
  const token = environment['SLACK_BOT_TOKEN']?.trim();
  if (!token) throw new CliFault('Say which workspace it belongs to, for example: --team T0123ABCD');
  const { WebClient } = await import('@slack/web-api');
  const { webClientOptions } = await import('../slack/client-factory.ts');
  const apiUrl = environment['SLACK_API_URL']?.trim().replace(/\/?$/, '/') ?? 'https://slack.com/api/';
  try {
    const { team_id: found, is_enterprise_install: forAll } = await new WebClient(
      token,
      webClientOptions({ apiUrl }),
    ).auth.test();
    // The token of an organization is for several workspaces; only a person knows which one is meant.
    if (found && !forAll) return found;
  } catch (error) {
    throw new CliFault(
      'Slack does not say which workspace SLACK_BOT_TOKEN is for; name it: --team T0123ABCD',
      {
        cause: error,
      },
    );
  }
  throw new CliFault('Slack does not say which workspace SLACK_BOT_TOKEN is for; name it: --team T0123ABCD');
}
