import { trustedPath } from '../git/find-git.ts';

/** They would point git at another repository, change what it runs, or make it print what it sends. */
const NOT_HANDED_ON =
  /^(?:GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|NAMESPACE|PREFIX|TEMPLATE_DIR|EXTERNAL_DIFF|TRACE.*|CURL_VERBOSE|ALLOW_PROTOCOL)|VAUBAN_.*|LANG|LANGUAGE|LC_.*)$/;

/**
 * What git sees while it talks to a server that a person named: that person's own settings, keys and proxies,
 * but one protocol only, no question on the terminal, and no large-file download.
 */
export function fetchEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
  protocol: string,
): Record<string, string> {
  const handed: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (value !== undefined && !NOT_HANDED_ON.test(name)) handed[name] = value;
  }
  return {
    ...handed,
    PATH: trustedPath(environment.PATH, null).join(':'),
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: protocol,
    GIT_PROTOCOL_FROM_USER: '0',
    GIT_TERMINAL_PROMPT: '0',
    GIT_NO_LAZY_FETCH: '1',
    GIT_LFS_SKIP_SMUDGE: '1',
  };
}
