import type { Nodes } from 'mdast';

/**
 * The same tree with some nodes replaced; `by` gives `undefined` for a node that stays. Unchanged parts are the same
 * objects. Rows that are timeline entries are left alone.
 */
export function replaceNodes<Each extends Nodes>(
  node: Each,
  by: (node: Nodes) => readonly Nodes[] | undefined,
): Each {
  if (!('children' in node) || isEntryRow(node)) return node;
  let changed: Nodes[] | undefined;
  for (const [index, child] of node.children.entries()) {
    if (isEntryRow(child)) {
      changed?.push(child);
      continue;
    }
    const next = by(child);
    const same = next ? undefined : replaceNodes(child, by);
    if (same === child && !changed) continue;
    changed ??= node.children.slice(0, index);
    if (next) changed.push(...next);
    else if (same) changed.push(same);
  }
  return changed ? ({ ...node, children: changed } as Each) : node;
}

function isEntryRow(node: Nodes): boolean {
  return node.type === 'tableRow' && node.data?.entry !== undefined;
}
