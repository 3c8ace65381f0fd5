/** Names the place where the entries of one incident are shown. A workspace id has no space in it. */
export function pendingEchoesId(team: string, incident: string): string {
  return `${team} ${incident}`;
}

/** The workspace and the incident's key of a room. */
export function readPendingEchoesId(room: string): { readonly team: string; readonly incident: string } {
  const gap = room.indexOf(' ');
  return { team: room.slice(0, gap), incident: room.slice(gap + 1) };
}
