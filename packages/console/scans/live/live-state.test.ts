import { describe, expect, it } from 'vitest';
import { afterEvent, eventOf, type LiveEvent, type Progress, type Running } from './live-state.ts';

const NOTHING: Running = new Map();
const progress = (changes: Partial<Progress> = {}): LiveEvent => ({
  kind: 'progress',
  at: '2026-11-24T12:00:00Z',
  progress: { scan: 'one', phase: 'read', done: 1, total: 10, branch: 'main', ...changes },
});
const names = (running: Running) => [...running.keys()];

describe('scans that run', () => {
  it('are known by what they last said', () => {
    const first = afterEvent(NOTHING, progress(), 0);
    const second = afterEvent(first, progress({ done: 5 }), 1000);
    expect(second.get('one')).toMatchObject({ done: 5, heard: 1000 });
    expect(names(afterEvent(second, progress({ scan: 'two' }), 2000))).toEqual(['one', 'two']);
  });

  it('are gone when they are recorded, by their own word or by that of the record', () => {
    const running = afterEvent(NOTHING, progress({ phase: 'upload' }), 0);
    const both = afterEvent(running, progress({ scan: 'two' }), 0);
    expect(names(afterEvent(both, { kind: 'recorded', at: '' }, 1))).toEqual(['two']);
    expect(names(afterEvent(both, progress({ scan: 'two', phase: 'recorded' }), 1))).toEqual(['one']);
  });

  it('are gone after a minute of silence', () => {
    const running = afterEvent(NOTHING, progress(), 0);
    expect(names(afterEvent(running, progress({ scan: 'two' }), 61_000))).toEqual(['two']);
  });

  it.each(['', '{', 'null', '[]', '"text"', '{"no":"kind"}', 7])('hear nothing in %j', (data) => {
    expect(eventOf(data)).toBeNull();
  });
});
