import type { Authorize, InstallationStore as BoltInstallationStore, Installation } from '@slack/bolt';
import type { InstallationStore } from '../app/ports/installations.ts';
import { decrypt, encrypt } from './token-encryption.ts';

/** The bot of a team's installation. */
interface TeamAccess {
  botToken: string;
  botId: string;
  botUserId: string;
  teamId: string;
}

/** Where tokens come from when many workspaces use one Scribe. */
export interface Installations {
  /** For Bolt's OAuth pages. */
  readonly store: BoltInstallationStore;
  /** For Bolt's app. */
  readonly authorize: Authorize<boolean>;
  /** For workers. Rejects when the team has not installed Scribe. */
  tokenOf(team: string): Promise<string>;
  /** Deletes the installation: the app was uninstalled, or its tokens were revoked. */
  remove(team: string): Promise<void>;
}

export interface InstallationOptions {
  readonly records: InstallationStore;
  /** 32 bytes. */
  readonly key: Buffer;
  readonly clock: () => Date;
  /** How long a token is cached (ms); another process may have removed it. */
  readonly rememberMs?: number;
}

const REMEMBER_MS = 60_000;

/** Installations, encrypted before they reach the store; the latest lookups are kept for a minute. */
export function encryptedInstallations({
  records,
  key,
  clock,
  rememberMs,
}: InstallationOptions): Installations {
  const known = new Map<string, { readonly access: TeamAccess; readonly until: number }>();

  async function read(team: string): Promise<Installation<'v2', false>> {
    const record = await records.find(team);
    if (!record)
      throw new Error(`Workspace ${team} has not installed Scribe; someone can do so at /slack/install.`);
    const installation: Installation<'v2', false> = JSON.parse(decrypt(record.sealed, key, team));
    return installation;
  }

  async function accessOf(team: string): Promise<TeamAccess> {
    const now = clock().getTime();
    const before = known.get(team);
    if (before && before.until > now) return before.access;
    const { bot } = await read(team);
    if (!bot)
      throw new Error(`The installation of workspace ${team} has no bot token; install Scribe again.`);
    const access = { botToken: bot.token, botId: bot.id, botUserId: bot.userId, teamId: team };
    known.set(team, { access, until: now + (rememberMs ?? REMEMBER_MS) });
    return access;
  }

  async function remove(team: string): Promise<void> {
    known.delete(team);
    await records.remove(team);
  }

  return {
    store: {
      async storeInstallation(installation) {
        const team = installation.team?.id;
        if (team === undefined || installation.isEnterpriseInstall)
          throw new Error('Scribe is installed into one workspace at a time, not into a whole organisation.');
        known.delete(team);
        const sealed = encrypt(JSON.stringify(installation), key, team);
        await records.put({ team, sealed, installedAt: clock() });
      },
      fetchInstallation: (query) => read(teamIn(query.teamId)),
      deleteInstallation: (query) => remove(teamIn(query.teamId)),
    },
    authorize: async ({ teamId }) => accessOf(teamIn(teamId)),
    tokenOf: async (team) => (await accessOf(team)).botToken,
    remove,
  };
}

function teamIn(team: string | undefined): string {
  if (team === undefined)
    throw new Error('Slack named no workspace; organisation-wide installations are not supported.');
  return team;
}
