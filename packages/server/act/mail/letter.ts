import type { Notice } from '../notices/notice.ts';

export interface Letter {
  readonly subject: string;
  readonly text: string;
}

/** One notice as a letter, or several that wait together as one. */
export function letterOf(notices: readonly Notice[], baseUrl: string): Letter {
  const [first] = notices;
  const subject = notices.length === 1 && first ? first.title : `${notices.length} notices, the first: ${first?.title}`;
  const parts = notices.map((notice) => textOf(notice, baseUrl));
  const end = `-- \nVauban at ${baseUrl}. Who is told of what is set there by an administrator.`;
  return { subject: `[Vauban] ${subject}`, text: `${[...parts, end].join('\n\n')}\n` };
}

function textOf({ title, lines, link, vulnerabilities, more }: Notice, baseUrl: string): string {
  const listed =
    vulnerabilities.length > 1
      ? vulnerabilities.map(({ id, severity, title: name }) => `- ${id} ${severity}: ${name}`)
      : [];
  const rest = listed.length > 0 && more > 0 ? [`- and ${more} more`] : [];
  return [title, ...lines, ...listed, ...rest, `${baseUrl}${link}`].join('\n');
}
