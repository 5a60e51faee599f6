/** A path of the models as people say it: `Connection.query`. */
export function spelled(path: string): string {
  const own = path.startsWith('?.') ? path.slice(2) : path.replace(/^global\./, '');
  const parts = own.split('.');
  return parts.length > 2 ? parts.slice(-2).join('.') : own;
}
