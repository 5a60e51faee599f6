import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { writeGraph } from '../graph/graph-facts.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';
import { cleanUrl } from '../text/clean-url.ts';
import { textOfInput } from '../text/input-text.ts';
import { readTerms, type Term } from './terms.ts';

const VERSIONS = new Set(['1.0.0', '1.1.0', '1.2.0']);

/** rebar.lock: `{"1.2.0", [{Name, Source, Level}]}.`, before Rebar 3.0 the list alone; level 0 is what was asked for. */
export function readRebarLock(input: ReadInput): Uint8Array {
  const terms = readTerms(textOfInput(input), input.spend);
  const first = terms[0];
  if (first?.items === undefined) throw new Unreadable('it holds no list of packages');
  const version = first.items[0]?.text;
  if (version !== undefined && !VERSIONS.has(version)) return writeGraph({ unknownFormat: `version ${version}` });
  const list = version === undefined ? first.items : (first.items[1]?.items ?? []);
  const hashes = hashesOf(terms[1]);
  return writePackageList({ packages: list.map((term) => packageOf(term, hashes)) });
}

/** `[{pkg_hash, [{Name, Hash}]}, {pkg_hash_ext, …}]`; the second is the one that the registry signs. */
function hashesOf(term: Term | undefined): Map<string, string> {
  const hashes = new Map<string, string>();
  for (const kind of ['pkg_hash', 'pkg_hash_ext']) {
    const pairs = term?.items?.find((item) => item.items?.[0]?.text === kind)?.items?.[1]?.items ?? [];
    for (const { items } of pairs) hashes.set(items?.[0]?.text ?? '', items?.[1]?.text ?? '');
  }
  return hashes;
}

function packageOf({ items, line }: Term, hashes: ReadonlyMap<string, string>): ListedPackage {
  const app = items?.[0]?.text;
  const source = items?.[1];
  if (app === undefined || source === undefined) throw new Unreadable('a package is no tuple with a name', line);
  const level = items?.[2]?.text;
  const direct: ListedPackage['direct'] = level === undefined ? 'unknown' : level === '0';
  const kind = source.items?.[0]?.text ?? '';
  const more = { key: app, line, snippet: snippet(`{<<"${app}">>`), direct };
  if (kind === 'pkg') {
    const name = source.items?.[1]?.text ?? app;
    const hash = hashes.get(app);
    return listed(name, source.items?.[2]?.text ?? '', {
      ...more,
      alias: name === app ? undefined : app,
      integrity: hash === undefined ? undefined : `sha256:${hash}`,
    });
  }
  if (kind === 'git' || kind === 'git_subdir') {
    const reference = source.items?.[2]?.items?.[1]?.text ?? '';
    const address = cleanUrl(`git+${source.items?.[1]?.text ?? ''}@${reference}`);
    return listed(app, reference, { ...more, source: 'git', address });
  }
  return listed(app, '', { ...more, source: 'unknown' });
}
