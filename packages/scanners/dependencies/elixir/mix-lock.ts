import { type ReadInput, Unreadable } from '../../contract/scanner.ts';
import { type ListedPackage, listed, writePackageList } from '../graph/package-list.ts';
import { snippet } from '../text/bounded.ts';
import { cleanUrl } from '../text/clean-url.ts';
import { textOfInput } from '../text/input-text.ts';
import { readTerms, type Term } from './terms.ts';

/** mix.lock: a map from the application's name to `{:hex, …}`, `{:git, …}` or `{:path, …}`. */
export function readMixLock(input: ReadInput): Uint8Array {
  const terms = readTerms(textOfInput(input), input.spend);
  const map = terms[0];
  if (terms.length !== 1 || map?.items === undefined) throw new Unreadable('it holds no map of packages');
  return writePackageList({ packages: map.items.map(packageOf) });
}

function packageOf(term: Term): ListedPackage {
  const app = term.key;
  const items = term.items;
  const kind = items?.[0]?.text;
  if (app === undefined || items === undefined) throw new Unreadable('an entry is no tuple with a name', term.line);
  const text = (i: number): string | undefined => items[i]?.text;
  const more = { key: app, line: term.line, snippet: snippet(`"${app}":`) };
  if (kind === 'hex') {
    const name = text(1) ?? app;
    const hash = text(7) ?? text(3);
    const repository = text(6);
    return listed(name, text(2) ?? '', {
      ...more,
      alias: name === app ? undefined : app,
      address: repository === undefined || repository === 'hexpm' ? undefined : `hex:${repository}`,
      integrity: hash === undefined ? undefined : `sha256:${hash}`,
      needs: (items[5]?.items ?? []).flatMap((need) => need.items?.[0]?.text ?? []),
    });
  }
  if (kind === 'git') {
    const address = cleanUrl(`git+${text(1) ?? ''}@${text(2) ?? ''}`);
    return listed(app, text(2) ?? '', { ...more, source: 'git', address });
  }
  return listed(app, '', { ...more, source: kind === 'path' ? 'link' : 'unknown' });
}
