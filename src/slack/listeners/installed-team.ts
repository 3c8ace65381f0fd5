/** What says for whose installation something came: Bolt's context, and the body that Slack sent. */
export interface Delivered {
  readonly context: { readonly teamId?: string | undefined };
  readonly body: object;
}

interface Uninstalled extends Delivered {
  readonly context: Delivered['context'] & {
    readonly isEnterpriseInstall: boolean;
    readonly enterpriseId?: string | undefined;
  };
}

/**
 * The workspace (`T…`) for whose installation this came. Nothing else may decide it: in a shared channel `team_id` and
 * `context_team_id` of an event, and `team` of a submitted form, can name the other side (recorded payloads of
 * slackapi/java-slack-sdk; bolt-js 1614). Bolt takes it from `authorizations` and from a form's
 * `app_installed_team_id`. Where the whole organisation (`E…`) installed Scribe, those may name the organisation or
 * nothing; then it is the workspace where it happened, or that of the person. Empty where Slack named none at all.
 */
export function installedTeam({ context, body }: Delivered): string {
  const said = [
    context.teamId,
    at(body, 'team_id'),
    at(body, 'team', 'id'),
    at(body, 'user', 'team_id'),
    at(body, 'event', 'user', 'team_id'),
    at(body, 'event', 'team'),
  ].filter((id): id is string => typeof id === 'string' && id !== '');
  return said.find((id) => !id.startsWith('E')) ?? said[0] ?? '';
}

/** Whose installation ended: the organisation (`E…`) where it had installed Scribe, otherwise the workspace. */
export function installerOf({ context, body }: Uninstalled): string {
  const organisation = context.enterpriseId ?? '';
  const team = installedTeam({ context, body });
  return context.isEnterpriseInstall && organisation !== '' ? organisation : team || organisation;
}

/**
 * The workspace that the installation of an organisation certainly covers: where a command of Scribe was typed, or
 * which `authorizations` name. The outer `team_id` of an event may be the other side of a shared channel.
 */
export function coveredTeam(body: object): string | undefined {
  const team =
    at(body, 'command') === undefined ? at(body, 'authorizations', '0', 'team_id') : at(body, 'team_id');
  return typeof team === 'string' && team.startsWith('T') ? team : undefined;
}

/** A field of what Slack sent, wherever it may be missing. */
function at(from: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined),
    from,
  );
}
