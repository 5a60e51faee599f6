import { normalName, releaseOf } from '../ecosystems/ecosystem.ts';

/** What the packages' index is sorted by: all records of a package stand together. */
export function packageKey(ecosystem: string, name: string, id = ''): string {
  return `${releaseOf(ecosystem)}\0${normalName(ecosystem, name)}\0${id}`;
}
