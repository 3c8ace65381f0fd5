import type {
  AuthorizeResult,
  InstallationStore as BoltInstallationStore,
  Installation,
  InstallationQuery,
} from '@slack/bolt';
import type { InstallationStore } from '../app/ports/installations.ts';
import { SlackFault } from '../app/ports/slack-fault.ts';
import { decrypt, encrypt } from '../encryption.ts';
import type { Access } from './access.ts';
import { coveredTeam, installedTeam } from './listeners/installed-team.ts';
import { remembering } from './remembering.ts';

/** Where tokens come from when many workspaces use one Scribe. */
export interface Installations extends Access {
  /** For Bolt's OAuth pages. */
  readonly store: BoltInstallationStore;
}

export interface InstallationOptions {
  readonly records: InstallationStore;
  /** 32 bytes. */
  readonly key: Buffer;
  readonly clock: () => Date;
  /** How long a token is cached (ms); another process may have removed it. */
  readonly rememberMs?: number;
}

/** Made by a workspace for itself, or by an organisation for its workspaces. */
type AnyInstallation = Installation<'v2', boolean>;

const REMEMBER_MS = 60_000;

/**
 * Installations of workspaces (`T…`) and of organisations (`E…`), encrypted before they reach the store; the latest
 * lookups are kept for a minute.
 */
export function encryptedInstallations(options: InstallationOptions): Installations {
  const { records, key, clock, rememberMs = REMEMBER_MS } = options;
  // Another process may hear of an installation, and what waited for it is then done here.
  const isThere = (found: AnyInstallation | undefined) => found !== undefined;
  const installations = remembering<AnyInstallation | undefined>(clock, rememberMs, isThere);
  const coverage = remembering<string | undefined>(clock, rememberMs);

  const find = (owner: string) =>
    installations.get(owner, async () => {
      const record = await records.find(owner);
      return record && (JSON.parse(decrypt(record.sealed, key, owner)) as AnyInstallation);
    });
  const coveredBy = (team: string) => coverage.get(team, () => records.coveredBy(team));

  /** The first of these that installed Scribe. */
  async function firstOf(owners: readonly (string | undefined)[]): Promise<AnyInstallation> {
    for (const owner of owners) {
      const installation = owner ? await find(owner) : undefined;
      if (installation) return installation;
    }
    const [owner = 'unknown'] = owners.filter((one) => one);
    throw new SlackFault({ kind: 'uninstalled', team: owner });
  }

  /** An organisation's installation is used in the workspaces that it covers, before one of their own. */
  async function installationOf(team: string): Promise<AnyInstallation> {
    const by = await coveredBy(team);
    const known = (by === undefined ? undefined : await find(by)) ?? (await find(team));
    if (known) return known;
    // That nobody covered it is remembered, and may be over.
    coverage.forget();
    return firstOf([await coveredBy(team), team]);
  }

  function forget(): void {
    installations.forget();
    coverage.forget();
  }

  async function remove(owner: string): Promise<void> {
    await records.remove(owner);
    forget();
  }

  async function cover(team: string, organisation: string | undefined): Promise<void> {
    await records.cover(team, organisation);
    forget();
  }

  return {
    store: {
      async storeInstallation(installation) {
        const owner = ownerOf(installation);
        const sealed = encrypt(JSON.stringify(installation), key, owner);
        await records.put({ team: owner, sealed, installedAt: clock() });
        forget();
      },
      fetchInstallation: (query) => firstOf([ownerIn(query)]),
      deleteInstallation: (query) => remove(ownerIn(query)),
    },
    async authorize({ teamId, enterpriseId: organisation, isEnterpriseInstall }, body) {
      const team = installedTeam({ context: { teamId }, body: body ?? {} });
      if (!isEnterpriseInstall || organisation === undefined) {
        // Last, since `team_access_granted` is for the organisation without saying so (bolt-js 1778).
        return authorized(await firstOf([team, await coveredBy(team), organisation]), team);
      }
      const installation = await firstOf([organisation, team]);
      const covered = coveredTeam(body ?? {});
      if (covered !== undefined && (await coveredBy(covered)) !== organisation)
        await cover(covered, organisation);
      return authorized(installation, team);
    },
    tokenOf: async (team) => botOf(await installationOf(team), team).token,
    async workspace(team) {
      const [by, own] = [await coveredBy(team), await find(team)];
      const covering = by === undefined ? undefined : await find(by);
      return {
        name: own?.team?.name ?? covering?.enterprise?.name,
        organisation: covering?.enterprise?.id ?? own?.enterprise?.id,
        botUserId: (covering ?? own)?.bot?.userId,
      };
    },
    cover,
    remove,
  };
}

function authorized(installation: AnyInstallation, team: string): AuthorizeResult {
  const bot = botOf(installation, team);
  const organisation = installation.enterprise?.id;
  return {
    botToken: bot.token,
    botId: bot.id,
    botUserId: bot.userId,
    teamId: installation.isEnterpriseInstall ? team : (installation.team?.id ?? team),
    ...(organisation === undefined ? {} : { enterpriseId: organisation }),
  };
}

function botOf({ bot }: AnyInstallation, team: string): NonNullable<AnyInstallation['bot']> {
  if (!bot) throw new Error(`The installation of workspace ${team} has no bot token; install Scribe again.`);
  return bot;
}

function ownerOf({ isEnterpriseInstall, enterprise, team }: Installation): string {
  const owner = isEnterpriseInstall ? enterprise?.id : team?.id;
  if (owner === undefined) throw new Error('Slack did not say which workspace installed Scribe.');
  return owner;
}

function ownerIn({ isEnterpriseInstall, enterpriseId, teamId }: InstallationQuery<boolean>): string {
  return (isEnterpriseInstall ? enterpriseId : teamId) ?? '';
}
