import { describe, expect, it } from 'vitest';
import { seeded } from '../../contract/hostile-inputs.ts';
import { FrameCutter, frame } from './frames.ts';

function cut(chunks: readonly Buffer[], limit = 1000): string[] {
  const frames: string[] = [];
  const cutter = new FrameCutter(limit, (type, body) => frames.push(`${type} ${body.toString('latin1')}`));
  for (const chunk of chunks) cutter.push(chunk);
  return frames;
}

describe('frames', () => {
  const stream = Buffer.concat([frame(1, ''), frame(2, 'two'), frame(3, 'x'.repeat(700)), frame(4, 'four')]);
  const whole = ['1 ', '2 two', `3 ${'x'.repeat(700)}`, '4 four'];

  it('come out as they went in, however the stream is cut', () => {
    expect(cut([stream])).toEqual(whole);
    expect(cut([...stream].map((byte) => Buffer.from([byte])))).toEqual(whole);
    const next = seeded(1);
    for (let round = 0; round < 200; round++) {
      const chunks: Buffer[] = [];
      for (let at = 0; at < stream.length; ) {
        const length = 1 + next(300);
        chunks.push(stream.subarray(at, at + length));
        at += length;
      }
      expect(cut(chunks)).toEqual(whole);
    }
  });

  it('that are longer than the limit are refused before they are there', () => {
    expect(() => cut([frame(1, 'x'.repeat(1001))])).toThrow(RangeError);
    expect(() => cut([Buffer.from([0xff, 0xff, 0xff, 0xff, 1])])).toThrow(RangeError);
  });

  it('that are not whole are not told', () => {
    expect(cut([stream.subarray(0, -1)])).toEqual(whole.slice(0, 3));
  });
});
