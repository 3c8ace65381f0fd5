/** A page after somebody has been asked by Slack whether to install Scribe. */
export interface InstallPage {
  /** The HTTP status. */
  readonly status: number;
  readonly title: string;
  readonly text: string;
  readonly link: { readonly label: string; readonly to: string } | undefined;
}

const INSTALL_PATH = '/slack/install';
const AGAIN = { label: 'Install Scribe', to: INSTALL_PATH };

/** Said when a workspace has installed Scribe. `command`: with its slash. */
export function installedInWorkspace(name: string | undefined, id: string, command: string): InstallPage {
  return {
    status: 200,
    title: `Scribe is installed in ${name ?? 'your workspace'}`,
    text: `In any channel, ${command} help shows what it does.`,
    link: { label: 'Open Slack', to: `https://app.slack.com/client/${id}` },
  };
}

/** Said when an organisation has installed Scribe: it works where an administrator adds it. */
export function installedInOrganisation(name: string | undefined, addTo: string | undefined): InstallPage {
  return {
    status: 200,
    title: `Scribe is installed for ${name ?? 'your organisation'}`,
    text: 'It works in the workspaces that an administrator of the organisation adds it to.',
    link: addTo === undefined ? undefined : { label: 'Add it to workspaces', to: addTo },
  };
}

/** Said when the person did not allow it. */
export function installCancelled(): InstallPage {
  return {
    status: 403,
    title: 'Scribe is not installed',
    text: 'It was not allowed in Slack, so nothing was changed.',
    link: AGAIN,
  };
}

/** Slack's own pages and old links come without what ties this browser to the request. */
export function installNotBegunHere(): InstallPage {
  return {
    status: 400,
    title: 'Scribe is not installed yet',
    text: 'This page was not opened from Scribe’s own link in this browser, or the link is more than 10 minutes old. Start again here; it takes one more click.',
    link: AGAIN,
  };
}

/** Slack's code works once, for ten minutes. `error`: Slack's own word for it. */
export function installRefused(error: string): InstallPage {
  return {
    status: 400,
    title: 'Scribe is not installed',
    text: `Slack refused the request (${error}). A link works once: start again here.`,
    link: AGAIN,
  };
}

/** Slack has installed it, and the installation could not be kept. */
export function installNotKept(): InstallPage {
  return {
    status: 503,
    title: 'Scribe is not installed yet',
    text: 'You allowed it in Slack, but the database does not answer. Please start again in a moment.',
    link: AGAIN,
  };
}

/** Nobody foresaw this. `reason` is for whoever runs Scribe. */
export function installFailed(reason: string): InstallPage {
  return {
    status: 500,
    title: 'Scribe is not installed',
    text: `Something unforeseen stopped the installation. Whoever runs this Scribe finds it in the log (${reason}).`,
    link: AGAIN,
  };
}
