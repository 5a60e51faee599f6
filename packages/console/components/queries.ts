import { queryOptions } from '@tanstack/react-query';
import { answerOf, api } from '../client/client.ts';
import { answersOfReport } from './answers-of-report.ts';
import type { Flaw, Listed } from './inventory.ts';

/** More than this is not drawn together; the page says so. */
export const MOST_COMPONENTS = 10_000;
const MOST_FLAWS = 2_000;

interface Some<T> {
  readonly items: readonly T[];
  /** False: there are more than were asked for. */
  readonly all: boolean;
}

async function allOf<T>(
  most: number,
  page: (cursor: string) => Promise<{ items: T[]; next: string | null }>,
): Promise<Some<T>> {
  const items: T[] = [];
  let cursor: string | null = '';
  while (cursor !== null && items.length < most) {
    const answer: { items: T[]; next: string | null } = await page(cursor);
    items.push(...answer.items);
    cursor = answer.next;
  }
  return { items, all: cursor === null };
}

const from = (cursor: string) => (cursor === '' ? {} : { cursor });

/** Every component of a scan; a scan never changes. */
export const inventoryQuery = (scan: string) =>
  queryOptions({
    queryKey: ['scan', scan, 'inventory'],
    queryFn: (): Promise<Some<Listed>> =>
      allOf(MOST_COMPONENTS, (cursor) =>
        answerOf(
          api.GET('/api/v1/scans/{scan}/components', {
            params: { path: { scan }, query: { limit: 200, ...from(cursor) } },
          }),
        ),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** What is open about the components of a project. */
export const componentFlawsQuery = (project: string) =>
  queryOptions({
    queryKey: ['vulnerabilities', 'components', project],
    queryFn: (): Promise<Some<Flaw>> =>
      allOf(MOST_FLAWS, (cursor) =>
        answerOf(
          api.GET('/api/v1/vulnerabilities', {
            params: {
              query: {
                project: [project],
                surface: ['dependencies'],
                state: ['open'],
                sort: 'severity',
                limit: 200,
                ...from(cursor),
              },
            },
          }),
        ),
      ),
  });

/** What only the whole report says of components: the way to each, licences, what is reachable. */
export const reportAnswersQuery = (scan: string) =>
  queryOptions({
    queryKey: ['scan', scan, 'report'],
    queryFn: async () =>
      answersOfReport(await answerOf(api.GET('/api/v1/scans/{scan}/report', { params: { path: { scan } } }))),
    staleTime: Number.POSITIVE_INFINITY,
  });
