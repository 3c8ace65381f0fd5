import { entropy } from '../domain/secrets/entropy.ts';
import { isHashLike, isNamedHarmless, isStandIn } from '../domain/secrets/look-alikes.ts';
import type { SecretMatch, SecretRow } from '../domain/secrets/secret-row.ts';
import gitleaks from './gitleaks.json' with { type: 'json' };

/** A compiled pattern, as far as it is needed here. */
interface Tester {
  test(text: string): boolean;
}

interface Rule {
  readonly name: string;
  readonly regex: string;
  readonly keywords: readonly string[];
  readonly entropy?: number;
  readonly group?: number;
  readonly allow?: readonly { readonly in: string; readonly regexes: readonly string[] }[];
}

/** Names beside which a value is a key; without one, a value that looks like a hash is one. */
const KEY_NAME = /key|token|secret|pass|auth|cred|bearer/i;

/** The rules of gitleaks (MIT; see gitleaks-license.txt), with what they themselves let through. */
export function gitleaksRows(compile: (pattern: string) => Tester): readonly SecretRow[] {
  const everywhere = lazily(gitleaks.allow, compile);
  return gitleaks.rules.map((rule: Rule) => {
    const allowed = (rule.allow ?? []).map((one) => ({ ...one, patterns: lazily(one.regexes, compile) }));
    return {
      kind: rule.name,
      pattern: rule.regex,
      keywords: rule.keywords,
      ...(rule.group === undefined ? {} : { group: rule.group }),
      accepts(match: SecretMatch) {
        const { value, before } = match;
        if (entropy(value) < (rule.entropy ?? 0) || isStandIn(value) || fits(everywhere(), value))
          return false;
        if (allowed.some((one) => fits(one.patterns(), one.in === 'secret' ? value : before + value)))
          return false;
        return !isHashLike(value) || (KEY_NAME.test(before) && !isNamedHarmless(before));
      },
    };
  });
}

function lazily(patterns: readonly string[], compile: (pattern: string) => Tester): () => readonly Tester[] {
  let compiled: readonly Tester[] | undefined;
  return () => {
    compiled ??= patterns.map(compile);
    return compiled;
  };
}

function fits(patterns: readonly Tester[], text: string): boolean {
  return patterns.some((pattern) => pattern.test(text));
}
