import type { Place, Target } from './place.ts';

/** What the fragment of the page's address says: `#/U1/C1`, `#/U1/C1/pins`, `#/U1/app/home`. */
export interface Address {
  readonly user?: string;
  readonly place?: Place;
  /** A message or canvas that a permalink names, as `C1/p1700000000000100` or `F1`. */
  readonly target?: Target;
}

/** What a link of this workspace points to: `/archives/C1/p1700000000000100`, `/docs/T1/F1`. */
export function targetOf(url: string): Target | undefined {
  const address = URL.canParse(url, location.href) ? new URL(url, location.href) : undefined;
  if (!address || address.host !== location.host) return undefined;
  const [, area, ...rest] = address.pathname.split('/');
  if (area === 'archives') return target(rest[0], rest[1]);
  return area === 'docs' ? target(rest[1], undefined) : undefined;
}

function target(id: string | undefined, message: string | undefined): Target | undefined {
  if (!id) return undefined;
  const digits = /^p(\d+)(\d{6})$/.exec(message ?? '');
  return digits ? { id, ts: `${digits[1]}.${digits[2]}` } : { id };
}

export function readAddress(): Address {
  if (location.hash.length > 1 && !location.hash.startsWith('#/')) {
    const found = target(...(location.hash.slice(1).split('/') as [string, string?]));
    return found ? { target: found } : {};
  }
  const [, user, where, tab] = location.hash.split('/');
  return {
    ...(user ? { user } : {}),
    ...(where ? { place: placeOf(where, tab) } : {}),
  };
}

function placeOf(where: string, tab: string | undefined): Place {
  if (where === 'app') return { kind: 'app', tab: tab === 'messages' || tab === 'about' ? tab : 'home' };
  return tab === 'files' || tab === 'pins' || tab === 'canvas'
    ? { kind: 'channel', id: where, tab }
    : { kind: 'channel', id: where };
}

/** Changes the address without a new entry in the browser's history. */
export function writeAddress(address: Address): void {
  const { user, place } = address;
  const where = place?.kind === 'app' ? ['app', place.tab] : place ? [place.id, place.tab] : [];
  const hash = `#/${[user, ...where].filter(Boolean).join('/')}`;
  if (location.hash !== hash) history.replaceState(null, '', hash);
}
