/** The page on which a person allows the app. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Slack } from '../state/slack.ts';

/**
 * `GET /oauth/v2/authorize` asks; with `&allow=<team or organisation>` it redirects to the app with a code, with `&deny=1` with an
 * error.
 */
export function authorize(slack: Slack, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', slack.url);
  const query = url.searchParams;
  const redirectUri = query.get('redirect_uri');
  const allowed = query.get('allow') ?? '';
  if (query.get('client_id') !== slack.app.clientId) {
    refuse(response, 'invalid_client_id');
    return;
  }
  const asked = (query.get('scope') ?? '').split(',').filter((it) => it !== '');
  const unknown = asked.filter((scope) => !slack.scopes.includes(scope));
  if (unknown.length > 0) {
    refuse(response, `invalid_scope: ${unknown.join(', ')}`);
    return;
  }
  if (redirectUri === null || !URL.canParse(redirectUri)) {
    refuse(response, 'bad_redirect_uri');
    return;
  }
  const back = new URL(redirectUri);
  const state = query.get('state');
  if (state !== null) back.searchParams.set('state', state);
  const owner = slack.teams.get(allowed) ?? slack.organisations.get(allowed);
  if (!query.has('deny') && owner === undefined) {
    ask(slack, response, url);
    return;
  }
  if (query.has('deny')) back.searchParams.set('error', 'access_denied');
  else if (owner !== undefined) {
    const [team] = [...slack.teams.values()].filter((one) => one === owner || one.organisation === owner);
    const person = [...(team?.users.values() ?? [])].find((user) => !user.isBot);
    const installer = person?.id ?? owner.botUserId;
    back.searchParams.set('code', slack.authorizationCodes.create(owner, installer, redirectUri));
  }
  response.writeHead(302, { location: back.href }).end();
}

function ask(slack: Slack, response: ServerResponse, url: URL): void {
  const owners = [...slack.teams.values(), ...slack.organisations.values()];
  const links = owners.map((owner) => {
    const allow = new URL(url);
    allow.searchParams.set('allow', owner.id);
    return `<li><a href="${escapeHtml(allow.pathname + allow.search)}">Allow in ${escapeHtml(owner.name)}</a></li>`;
  });
  const title = `${escapeHtml(slack.app.name)} asks to be installed`;
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html><title>${title}</title><h1>${title}</h1><ul>${links.join('')}</ul>`);
}

function refuse(response: ServerResponse, why: string): void {
  response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' }).end(why);
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
