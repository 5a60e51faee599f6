import semver, { type SemVer } from 'semver';
import { orderFrom } from './version-order.ts';

const SHORT = /^[v=\s]*(\d+)(?:\.(\d+))?((?:-|\+).*)?$/;

/** `1` → `1.0.0`, `1.2-rc.1` → `1.2.0-rc.1`. */
function padded(text: string): string {
  const short = SHORT.exec(text);
  return short === null ? text : `${short[1]}.${short[2] ?? '0'}.0${short[3] ?? ''}`;
}

const order = (parse: (text: string) => SemVer | null) =>
  orderFrom(
    parse,
    (a, b) => a.compare(b),
    (version) => version.version,
    padded,
    true,
  );

/** SemVer 2.0.0, as crates.io has it: no `v`, no short forms; build metadata does not count. */
export const strictSemver = order((text) => (/^\d/.test(text) ? semver.parse(text) : null));

/** npm reads versions loosely: `v1.2.3`, `=1.2.3` and `1.2.3beta` are versions in its registry. */
export const npmSemver = order((text) => semver.parse(text, { loose: true }));

/** Go: a leading `v` or none (OSV leaves it out), short forms, pseudo-versions; `+incompatible` does not count. */
export const goSemver = order((text) => {
  const bare = text.startsWith('v') ? text.slice(1) : text;
  if (!/^\d/.test(bare)) return null;
  return semver.parse(bare) ?? (/^\d+(\.\d+)?$/.test(bare) ? semver.parse(padded(bare)) : null);
});
