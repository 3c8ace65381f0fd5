/** The `_id` of a document: the workspace and the id that the domain gave, so that workspaces never collide. */
export function documentId(team: string, id: string): string {
  return `${team}.${id}`;
}

/** The domain's id in an `_id` of this workspace. */
export function domainId(team: string, documentId: string): string {
  return documentId.slice(team.length + 1);
}
