import type { ServerResponse } from 'node:http';
import {
  AuthorizationError,
  type CallbackOptions,
  type Installation,
  InvalidStateError,
  MissingCodeError,
  MissingStateError,
} from '@slack/oauth';
import { WebAPIPlatformError } from '@slack/web-api';
import { StoreFault } from '../app/ports/store-fault.ts';
import {
  type InstallPage,
  installCancelled,
  installedInOrganisation,
  installedInWorkspace,
  installFailed,
  installNotBegunHere,
  installNotKept,
  installRefused,
} from './words/installing.ts';

/** What people see after Slack has asked them: what happened, and the next step. */
export function installCallbacks(command: string): CallbackOptions {
  return {
    success: (installation, ...[, , response]) => show(response, installedPage(installation, command)),
    failure: (error, ...[, , response]) => show(response, failedPage(error)),
  };
}

function installedPage(installation: Installation, command: string): InstallPage {
  const { team, enterprise, enterpriseUrl, appId } = installation;
  if (!installation.isEnterpriseInstall) return installedInWorkspace(team?.name, team?.id ?? '', command);
  const addTo =
    enterpriseUrl && appId
      ? `${enterpriseUrl}manage/organization/apps/profile/${appId}/workspaces/add`
      : undefined;
  return installedInOrganisation(enterprise?.name, addTo);
}

/** Where somebody says no, @slack/oauth has no error but that of authorization. */
function failedPage(error: CodedError): InstallPage {
  if (error instanceof StoreFault) return installNotKept();
  if (error instanceof WebAPIPlatformError) return installRefused(error.data.error);
  if (error instanceof AuthorizationError) return installCancelled();
  const elsewhere = [MissingStateError, InvalidStateError, MissingCodeError];
  if (elsewhere.some((kind) => error instanceof kind)) return installNotBegunHere();
  return installFailed(error.code);
}

type CodedError = Parameters<NonNullable<CallbackOptions['failure']>>[0];

function show(response: ServerResponse, { status, title, text, link }: InstallPage): void {
  response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
  response.end(`<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${safe(title)}</title>
<style>body{font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1rem}</style>
<h1>${safe(title)}</h1>
<p>${safe(text)}</p>${link ? `\n<p><a href="${safe(link.to)}">${safe(link.label)}</a></p>` : ''}
</html>
`);
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
