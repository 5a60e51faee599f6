import type { Scanner, ScannerEntry } from '../contract/scanner.ts';
import { concludeSecrets, SCANNER_ID } from './conclude.ts';
import { readSecrets } from './facts/read-secrets.ts';
import { encodeFacts } from './facts/secret-facts.ts';
import { KINDS, wantsFor } from './places/kinds.ts';
import { readRules } from './rule/rules.ts';
import { Search } from './search/search.ts';
import { valueMarker } from './value/value-mark.ts';

const VERSION = '2';

/** Passwords, keys and tokens in any text file. Opening throws when the rules are not well-formed. */
export const secretsScanner: ScannerEntry = {
  id: SCANNER_ID,
  surface: 'secrets',
  usesAdvisories: false,
  async open(settings): Promise<Scanner> {
    const rules = readRules(settings.rules);
    const byId = new Map(rules.map((rule) => [rule.id, rule]));
    const search = new Search(rules);
    const mark = settings.markingKey === undefined ? null : valueMarker(settings.markingKey);
    const syntaxes = new Map(KINDS.map(({ kind, assignments }) => [kind, assignments]));
    return {
      id: SCANNER_ID,
      version: VERSION,
      wants: wantsFor(search.keywords),
      read({ kind, bytes, spend }) {
        const facts = readSecrets(bytes, syntaxes.get(kind) ?? null, rules, search, spend, mark);
        return facts === null ? null : encodeFacts(facts);
      },
      conclude: async (target, context) => concludeSecrets(target, byId, context),
    };
  },
};
