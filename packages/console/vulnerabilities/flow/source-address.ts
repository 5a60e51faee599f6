interface Place {
  readonly path: string;
  readonly line?: number | undefined;
}

type Page = (at: { commit: string; path: string; line: number | undefined }) => string;

const github: Page = ({ commit, path, line }) => `/blob/${commit}/${path}${line === undefined ? '' : `#L${line}`}`;
const gitlab: Page = (at) => `/-${github(at)}`;
const bitbucket: Page = ({ commit, path, line }) =>
  `/src/${commit}/${path}${line === undefined ? '' : `#lines-${line}`}`;
const gitea: Page = ({ commit, path, line }) => `/src/commit/${commit}/${path}${line === undefined ? '' : `#L${line}`}`;

const HOSTS: readonly (readonly [RegExp, Page])[] = [
  [/^(?:www\.)?github\.com$|^github\./, github],
  [/^gitlab\./, gitlab],
  [/^bitbucket\.org$/, bitbucket],
  [/^codeberg\.org$|^(?:gitea|forgejo)\./, gitea],
];

/**
 * Where a line of a commit can be read, on a host whose addresses are known; else null.
 * `repository` as reports name it, `root`: the scanned folder in it.
 */
export function sourceAddress(
  repository: string | null,
  commit: string | null,
  root: string,
  { path, line }: Place,
): string | null {
  if (repository === null || commit === null || !/^[0-9a-f]{7,64}$/.test(commit)) return null;
  const address = webAddress(repository);
  if (address === null) return null;
  const page = HOSTS.find(([host]) => host.test(address.hostname))?.[1];
  if (page === undefined) return null;
  const whole = [...(root === '.' ? [] : root.split('/')), ...path.split('/')];
  if (whole.some((part) => part === '..' || part === '')) return null;
  const folder = address.pathname.replace(/(?:\.git)?\/*$/, '');
  return `${address.origin}${folder}${page({ commit, path: whole.map(encodeURIComponent).join('/'), line })}`;
}

/** `https://host/owner/name` of that, of `host/owner/name` and of `git@host:owner/name.git`. */
function webAddress(repository: string): URL | null {
  const ssh = /^(?:ssh:\/\/)?[\w.-]+@([\w.-]+)[:/](.+)$/.exec(repository);
  const text = ssh === null ? repository : `https://${ssh[1]}/${ssh[2]}`;
  try {
    const address = new URL(/^https?:\/\//.test(text) ? text : `https://${text}`);
    return address.username === '' && address.password === '' ? address : null;
  } catch {
    return null;
  }
}
