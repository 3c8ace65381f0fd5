import type { Place } from './page.ts';

/** What the part after `#` in the address bar says: `#/U1/C1`, `#/U1/C1/pins`, `#/U1/app/home`. */
export interface Address {
  readonly user?: string;
  readonly place?: Place;
}

export function readAddress(): Address {
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

/** Writes without a new entry in the browser's history. */
export function writeAddress(address: Address): void {
  const { user, place } = address;
  const where = place?.kind === 'app' ? ['app', place.tab] : place ? [place.id, place.tab] : [];
  const hash = `#/${[user, ...where].filter(Boolean).join('/')}`;
  if (location.hash !== hash) history.replaceState(null, '', hash);
}
