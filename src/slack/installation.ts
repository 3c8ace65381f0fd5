import { setTimeout as after } from 'node:timers/promises';
import type {
  AuthorizeResult,
  InstallationStore as BoltInstallationStore,
  Installation,
  InstallationQuery,
} from '@slack/bolt';
import type { Journal } from '../app/app.ts';
import type { InstallationStore } from '../app/ports/installations.ts';
import { SlackFault } from '../app/ports/slack-fault.ts';
import { StoreFault } from '../app/ports/store-fault.ts';
import { KeyFault, type KeyRing, seal, unseal } from '../encryption.ts';
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
  readonly keys: KeyRing;
  readonly journal: Pick<Journal, 'warn'>;
  readonly clock: () => Date;
  /** How long a token counts without a look (ms); another process may have removed it. */
  readonly rememberMs?: number;
}

type Source = Parameters<Access['authorize']>[0];

/** Made by a workspace for itself, or by an organisation for its workspaces. */
type AnyInstallation = Installation<'v2', boolean>;

const REMEMBER_MS = 60_000;
/** How long a delivery waits for a token that is not known yet (ms): Slack waits for 3 s, and the record needs none. */
const TOKEN_WAIT_MS = 350;

/**
 * Installations of workspaces (`T…`) and of organisations (`E…`), encrypted before they reach the store; the latest
 * lookups are kept for a minute, and for longer while the store is away.
 */
export function encryptedInstallations(options: InstallationOptions): Installations {
  const { records, keys, journal, clock } = options;
  const { find, coveredBy, coveredAnew, firstOf, forget } = lookups(options);

  /** An organisation's installation is used in the workspaces that it covers, before one of their own. */
  async function installationOf(team: string): Promise<AnyInstallation> {
    const by = await coveredBy(team);
    const known = (by === undefined ? undefined : await find(by)) ?? (await find(team));
    // That nobody covered it is remembered, and may be over.
    return known ?? firstOf(await coveredAnew(team), team);
  }

  /** Whose installation a delivery is for. */
  async function installationFor(team: string, source: Source, body: object): Promise<AnyInstallation> {
    const { enterpriseId: organisation, isEnterpriseInstall } = source;
    if (!isEnterpriseInstall || organisation === undefined) {
      const own = team === '' ? undefined : await find(team);
      // Last, since `team_access_granted` is for the organisation without saying so (bolt-js 1778).
      return own ?? firstOf(team, await coveredBy(team), organisation);
    }
    const installation = await firstOf(organisation, team);
    const covered = coveredTeam(body);
    if (covered !== undefined && (await coveredBy(covered)) !== organisation)
      await cover(covered, organisation);
    return installation;
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
        const sealed = seal(JSON.stringify(installation), keys, owner);
        await records.put({ team: owner, sealed, installedAt: clock() });
        forget();
      },
      fetchInstallation: (query) => firstOf(ownerIn(query)),
      deleteInstallation: (query) => remove(ownerIn(query)),
    },
    async authorize(source, said) {
      const body = said ?? {};
      const team = installedTeam({ context: { teamId: source.teamId }, body });
      const { enterpriseId: organisation } = source;
      const nameless = {
        teamId: team,
        ...(organisation === undefined ? {} : { enterpriseId: organisation }),
      };
      const authorizing = installationFor(team, source, body).then(
        (installation) => authorized(installation, team),
        (error: unknown) => {
          if (!(error instanceof StoreFault || error instanceof KeyFault)) throw error;
          journal.warn({ team, error }, 'no token for a delivery');
          return nameless;
        },
      );
      return Promise.race([authorizing, after(TOKEN_WAIT_MS, nameless, { ref: false })]);
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

/** What is in the store, as far as it was not asked a moment ago. */
function lookups({ records, keys, clock, rememberMs = REMEMBER_MS }: InstallationOptions) {
  // Another process may hear of an installation, and what waited for it is then done here.
  const isThere = (found: AnyInstallation | undefined) => found !== undefined;
  const installations = remembering<AnyInstallation | undefined>(clock, rememberMs, isThere);
  const coverage = remembering<string | undefined>(clock, rememberMs);

  const find = (owner: string) =>
    installations.get(owner, async () => {
      const record = await records.find(owner);
      if (!record) return undefined;
      const { text, isCurrent } = unseal(record.sealed, keys, owner);
      // If that fails, the next look does it.
      if (!isCurrent)
        await records
          .put({ ...record, sealed: seal(text, keys, owner) }, record.sealed)
          .catch(() => undefined);
      return JSON.parse(text) as AnyInstallation;
    });

  const coveredBy = (team: string) => coverage.get(team, () => records.coveredBy(team));

  /** The first of these that installed Scribe. Rejects with `SlackFault`, `StoreFault` or `KeyFault`. */
  async function firstOf(...owners: readonly (string | undefined)[]): Promise<AnyInstallation> {
    for (const owner of owners) {
      const installation = owner ? await find(owner) : undefined;
      if (installation) return installation;
    }
    const [owner = 'unknown'] = owners.filter((one) => one);
    throw new SlackFault({ kind: 'uninstalled', team: owner });
  }

  return {
    find,
    coveredBy,
    coveredAnew(team: string) {
      coverage.forget();
      return coveredBy(team);
    },
    firstOf,
    forget() {
      installations.forget();
      coverage.forget();
    },
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
