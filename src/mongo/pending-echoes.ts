/** The id of the document about one incident's pending echoes. A workspace id has no space in it. */
export function pendingEchoesId(team: string, incident: string): string {
  return `${team} ${incident}`;
}

/** The workspace and the incident's key in such an id. */
export function readPendingEchoesId(id: string): { readonly team: string; readonly incident: string } {
  const gap = id.indexOf(' ');
  return { team: id.slice(0, gap), incident: id.slice(gap + 1) };
}
