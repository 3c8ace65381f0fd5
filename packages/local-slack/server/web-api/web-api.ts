/** The Web API: authentication, rate limits, scopes, and the call itself. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readArguments, readBytes } from '../http/request-body.ts';
import { SlackError } from '../slack-error.ts';
import type { Organisation } from '../state/organisation.ts';
import type { Slack } from '../state/slack.ts';
import type { Team } from '../state/team.ts';
import { type Answer, type ApiMethod, needScope } from './api-method.ts';
import { type Fault, Faults } from './faults.ts';
import { allMethods } from './methods/all-methods.ts';
import { RateLimits } from './rate-limits.ts';

/** One call that the app made. */
export interface ApiCall {
  readonly method: string;
  /** As sent, without the token; JSON in form fields is parsed. */
  readonly args: Readonly<Record<string, unknown>>;
  /** Milliseconds since 1970 on the workspace's clock. */
  readonly at: number;
  /** HTTP status; 0 when the connection was cut or left hanging. */
  readonly status: number;
  readonly answer: Answer;
  /** What a 429 asked to wait, as it was sent. */
  readonly retryAfter?: number | string;
}

/** A call as it arrived. */
interface Call {
  readonly request: IncomingMessage;
  /** The method, as in the path. */
  readonly name: string;
  /** Undefined when the body is not what its content type says. */
  readonly args: Record<string, unknown> | undefined;
  readonly fault: Fault | undefined;
}

interface Reply {
  readonly status: number;
  readonly answer: Answer;
  readonly retryAfter?: number | string | undefined;
  /** Sent instead of the answer. */
  readonly body?: string;
}

/** Methods that do nothing with an organisation's token before they are told the workspace. */
const NEEDS_TEAM = new Set([
  'conversations.create',
  'conversations.list',
  'files.list',
  'users.conversations',
  'users.list',
]);

/** Methods that distributed apps outside Slack's Marketplace may call once a minute. */
const HISTORY = new Set(['conversations.history', 'conversations.replies']);

export class WebApi {
  readonly calls: ApiCall[] = [];
  readonly faults = new Faults();
  readonly #slack: Slack;
  readonly #limits: RateLimits | undefined;

  constructor(slack: Slack, { rateLimits }: { rateLimits: boolean }) {
    this.#slack = slack;
    this.#limits = rateLimits ? new RateLimits(slack.clock) : undefined;
  }

  /** Lets this much time (ms) pass for the rate limits alone. */
  passLimits(ms: number): void {
    this.#limits?.pass(ms);
  }

  /** Answers `/api/<method>`. */
  async handle(request: IncomingMessage, response: ServerResponse, method: string): Promise<void> {
    const args = readArguments(request, await readBytes(request));
    const fault = this.faults.take(method);
    const reply = this.#faulty({ request, name: method, args, fault });
    const status = fault?.kind === 'reset' ? 0 : reply.status;
    this.calls.push({
      method,
      args: logged(args ?? {}),
      at: this.#slack.clock.now(),
      status,
      answer: reply.answer,
      ...(reply.retryAfter !== undefined && { retryAfter: reply.retryAfter }),
    });
    this.#slack.changes.notify();
    if (fault?.kind === 'reset') request.socket.destroy();
    else if (fault?.kind === 'hang') hang(request, fault.ms);
    else write(response, reply, this.#slack.scopes);
  }

  /** The answer under the fault that is planned for this call, if one is. */
  #faulty(call: Call): Reply {
    const { fault } = call;
    switch (fault?.kind) {
      case undefined:
        return this.#reply(call);
      case 'error':
        return { status: 200, answer: { ok: false, error: fault.error } };
      case 'status':
        return { status: fault.status, answer: {} };
      case 'rate-limited':
        return limited(fault.retryAfter);
      case 'body': {
        const { answer } = fault.applied ? this.#reply(call) : { answer: {} };
        return { status: fault.status, answer, body: fault.body };
      }
      case 'reset':
        return fault.applied ? this.#reply(call) : { status: 0, answer: {} };
      case 'hang':
        return { ...(fault.applied ? this.#reply(call) : { answer: {} }), status: 0 };
      default:
        return fault satisfies never;
    }
  }

  #reply({ request, name, args }: Call): Reply {
    try {
      if (args === undefined) throw new SlackError('invalid_json');
      const method = allMethods.get(name);
      if (method === undefined) throw new SlackError('unknown_method', { req_method: name });
      const { token: inBody, ...rest } = args;
      const header = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
      const token = header ?? (typeof inBody === 'string' ? inBody : undefined);
      const organisation = this.#slack.organisationOf(token ?? '');
      const team = organisation
        ? this.#within(organisation, method, rest)
        : this.#authenticate(method, token);
      const channel = String(rest['channel'] ?? '');
      const tier = this.#slack.outsideMarketplace && HISTORY.has(name) ? 1 : method.tier;
      const wait = this.#limits?.take({ team: team.id, method: name, tier, channel }) ?? 0;
      if (wait > 0) return limited(wait);
      needScope(this.#slack, method.scopes);
      const caller = { slack: this.#slack, team, me: team.botUserId, organisation };
      const answer = method.run(caller, rest);
      return { status: 200, answer: { ok: true, ...answer } };
    } catch (error) {
      if (!(error instanceof SlackError)) throw error;
      return { status: 200, answer: { ok: false, error: error.code, ...error.extra } };
    }
  }

  #authenticate(method: ApiMethod, token: string | undefined): Team {
    const [home] = this.#slack.teams.values();
    if (home === undefined) throw new SlackError('fatal_error');
    if (method.token === 'none') return home;
    if (token === undefined || token === '') throw new SlackError('not_authed');
    const isApp = token === this.#slack.app.appToken;
    const team = this.#slack.teamOf(token);
    if (!isApp && team === undefined) throw new SlackError('invalid_auth');
    if (isApp !== (method.token === 'app')) throw new SlackError('not_allowed_token_type');
    if (team !== undefined && !team.installed) throw new SlackError('account_inactive');
    return team ?? home;
  }

  /** The workspace that a call with an organisation's token is about: the one it names, or that of its channel. */
  #within(organisation: Organisation, method: ApiMethod, args: Readonly<Record<string, unknown>>): Team {
    if (!organisation.installed) throw new SlackError('account_inactive');
    if (method.token === 'app') throw new SlackError('not_allowed_token_type');
    const teams = [...this.#slack.teams.values()].filter((team) => team.organisation === organisation);
    const granted = teams.filter(({ id }) => organisation.granted.has(id));
    const named = args['team_id'];
    if (named === undefined && NEEDS_TEAM.has(method.name))
      throw SlackError.explained('missing_argument', ['[ERROR] missing required field: team_id']);
    const channel = String(args['channel'] ?? args['channel_id'] ?? '');
    const team =
      typeof named === 'string'
        ? granted.find(({ id }) => id === named)
        : (granted.find(({ channels }) => channels.has(channel)) ?? granted[0] ?? teams[0]);
    if (team === undefined) throw new SlackError('team_access_not_granted');
    return team;
  }
}

function limited(retryAfter: number | string | undefined): Reply {
  return { status: 429, answer: { ok: false, error: 'ratelimited' }, retryAfter };
}

function write(
  response: ServerResponse,
  { status, answer, retryAfter, body }: Reply,
  scopes: readonly string[],
): void {
  response.writeHead(status, {
    'content-type': body === undefined ? 'application/json; charset=utf-8' : 'text/html',
    'x-oauth-scopes': scopes.join(','),
    'x-slack-req-id': 'local',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  });
  response.end(body ?? JSON.stringify(answer));
}

function hang(request: IncomingMessage, ms: number | undefined): void {
  if (ms === undefined) return;
  setTimeout(() => request.socket.destroy(), ms).unref();
}

function logged(args: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { token: _, client_secret: __, ...rest } = args;
  return Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, parsedJson(value)]));
}

function parsedJson(value: unknown): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
