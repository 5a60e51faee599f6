import { describe, expect, it } from 'vitest';
import { asProblem, Problem } from './problem.ts';

describe('a problem', () => {
  it('is what the server says of it', () => {
    const problem = new Problem(409, {
      type: 'urn:vauban:problem:policy-changed',
      title: 'Somebody was faster',
      detail: 'Read it again.',
      errors: [{ at: '/version', problem: 'is 3 now' }],
      instance: 'r-1',
    });
    expect(asProblem(problem)).toBe(problem);
    expect([problem.code, problem.title, problem.message, problem.instance]).toEqual([
      ...['policy-changed', 'Somebody was faster', 'Read it again.', 'r-1'],
    ]);
  });

  it('says in words when there is no server', () => {
    const { status, title, detail } = asProblem(new TypeError('Failed to fetch'));
    expect([status, title, detail]).toEqual([
      0,
      'The server cannot be reached',
      'Check the connection, or whether the server still runs.',
    ]);
  });

  it('has a title even when a proxy answered with something else', () => {
    expect(new Problem(502, {}).title).toBe('The server answered 502');
  });
});
