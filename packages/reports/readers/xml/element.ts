/** An element of a report that was read whole. */
export interface XmlElement {
  /** Without its namespace's prefix. */
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** Of itself, trimmed; not of its children. */
  readonly text: string;
}

/** The first element at a path of names; undefined where there is none. */
export function child(element: XmlElement | undefined, ...names: readonly string[]): XmlElement | undefined {
  let found = element;
  for (const name of names) found = found?.children.find((one) => one.name === name);
  return found;
}

export function children(element: XmlElement | undefined, name: string): readonly XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

/** The text at a path of names; empty where there is none. */
export function textOf(element: XmlElement | undefined, ...names: readonly string[]): string {
  return child(element, ...names)?.text ?? '';
}

/** An attribute; empty where there is none. */
export function attribute(element: Pick<XmlElement, 'attributes'> | undefined, name: string): string {
  return element?.attributes.get(name) ?? '';
}

/** A number from 1 as an attribute or a text has it; undefined for everything else. */
export function count(text: string): number | undefined {
  const number = /^\d{1,9}$/.test(text.trim()) ? Number(text) : 0;
  return number > 0 ? number : undefined;
}
