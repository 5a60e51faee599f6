import type { FixStep } from './plan.ts';

/** Of the steps those whose package still stands in the lockfile in its vulnerable version. */
export function stillThere(lockfile: string, text: string, steps: readonly FixStep[]): FixStep[] {
  return steps.filter((step) => entryOf(lockfile.slice(lockfile.lastIndexOf('/') + 1), step).test(text));
}

/** As each format writes one version of one package; what fits none of them is taken for done. */
function entryOf(lockfile: string, { name, from }: FixStep): RegExp {
  const [package_, version] = [escaped(name), escaped(from)];
  const python = `\\n?name = "${escaped(name).replace(/[-_.]|\\\./g, '[-_.]')}"\\nversion = "${version}"`;
  switch (lockfile) {
    case 'package-lock.json':
    case 'npm-shrinkwrap.json':
      return new RegExp(
        `"(?:[^"\\n]*node_modules/)?${package_}":\\s*\\{\\s*(?:"name":[^\\n]*\\s*)?"version":\\s*"${version}"`,
      );
    case 'pnpm-lock.yaml':
      return new RegExp(`^\\s*['"]?/?${package_}[@/]${version}(?:['"(_:]|$)`, 'm');
    case 'yarn.lock':
      return new RegExp(`^"?(?:[^\\n]*[ ",])?${package_}@[^\\n]*:\\n  version:? "?${version}"?$`, 'm');
    case 'poetry.lock':
    case 'uv.lock':
    case 'pdm.lock':
    case 'Cargo.lock':
      return new RegExp(python, 'i');
    default:
      return /(?!)/;
  }
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
