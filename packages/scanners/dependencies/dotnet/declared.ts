import type { Gap } from '@vauban/domain';
import type { Locked } from '../components/locked-component.ts';
import { gap } from '../gaps/component-gaps.ts';
import { graphComponents, type Naming } from '../graph/graph-components.ts';
import { graphOf, type ListedPackage, listed } from '../graph/package-list.ts';
import { plural, snippet } from '../text/bounded.ts';
import type { PackageItem } from './msbuild.ts';

/** A version that NuGet takes as it stands: the lowest that fits, which is this one. */
const EXACT = /^\[?(\d+(?:\.\d+){0,3}(?:-[0-9A-Za-z.-]+)?(?:\+[0-9A-Za-z.-]+)?)\]?$/;

/**
 * What a Directory.Packages.props or a project file declares, where no lockfile says what it came to. A plain version is
 * the lowest that is allowed, and NuGet takes the lowest; another package may still raise it.
 */
export function declaredComponents(
  path: string,
  items: readonly PackageItem[],
  naming: Naming,
  direct: boolean,
): Locked {
  const packages: ListedPackage[] = [];
  const open: string[] = [];
  for (const { item, name, version, line, isPrivate } of items) {
    if (version === undefined) continue;
    const exact = EXACT.exec(version)?.[1];
    if (exact === undefined) {
      open.push(`${name} ${version}`);
      continue;
    }
    packages.push(
      listed(name, exact, {
        line,
        snippet: snippet(`<${item} Include="${name}" Version="${version}"`),
        direct: direct || item === 'GlobalPackageReference' ? true : 'unknown',
        scope: isPrivate || item === 'GlobalPackageReference' ? 'development' : 'unknown',
        unsure: '% asks for at least this version; no lockfile says which one it came to',
      }),
    );
  }
  const gaps: Gap[] = [];
  if (packages.length > 0) {
    const message = `${path} declares ${plural(packages.length, 'package')} without a packages.lock.json: what those need in turn is not known`;
    gaps.push(gap('unresolved', path, message, packages.length));
  }
  if (open.length > 0) {
    const message = `${path} declares ${plural(open.length, 'package')} by a range or a property that is set elsewhere: ${open.slice(0, 10).join(', ')}`;
    gaps.push(gap('unresolved', path, message, open.length));
  }
  return graphComponents(path, graphOf({ packages }), naming, gaps);
}
