import { expect, it } from 'vitest';
import { scanId } from './scan-id.ts';

it('is a UUID of version 7 that sorts by time', () => {
  const time = Date.UTC(2026, 10, 24);
  const early = scanId(time);
  expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(Number.parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(time);
  expect(early < scanId(time + 1)).toBe(true);
  expect(scanId(time)).not.toBe(early);
});
