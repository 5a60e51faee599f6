/** Whether two addresses name one repository, however they are written: scheme, user, port, `.git` and case aside. */
export function sameRepository(one: string, other: string): boolean {
  return one === other || plain(one) === plain(other);
}

/** `git@host:team/app.git` and `https://host/team/app/` are both `host/team/app`. */
function plain(address: string): string {
  const short = /^(?:[^/@\s]+@)?([^/:\s]+):(?!\/\/)(.+)$/.exec(address);
  const [, host = '', path = ''] = short ?? /^[a-z+]+:\/\/(?:[^/@]*@)?([^/:]*)(?::\d+)?\/?(.*)$/i.exec(address) ?? [];
  const whole = short || host || path ? `${host}/${path}` : address;
  return whole
    .replace(/\/+$/, '')
    .replace(/\.git$/i, '')
    .replaceAll(/\/{2,}/g, '/')
    .toLowerCase();
}
