import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeZip, type ZipMember } from '../testing/make-zip.ts';
import { scratchFolder, writeAt } from '../testing/scratch.ts';
import { SOURCE_LIMITS } from './limits.ts';
import { readZip } from './zip.ts';

async function read(content: Buffer | readonly ZipMember[], limits = {}): Promise<string[]> {
  const file = join(scratchFolder(), 'all.zip');
  writeAt(file, Buffer.isBuffer(content) ? content : makeZip(content as ZipMember[]));
  const found: string[] = [];
  for await (const { name, bytes, problem } of readZip(file, { ...SOURCE_LIMITS, ...limits })) {
    found.push(`${name}: ${problem ?? bytes.toString('utf8').slice(0, 20)}`);
  }
  return found;
}

describe("a feed's archive", () => {
  it('gives its files, whatever their names; folders are none', async () => {
    const members = ['a.json', '../../etc/passwd', '/root/x', 'C:\\x', 'folder/', ''].map((name) => ({
      name,
      content: '{}',
    }));
    expect(await read(members)).toEqual(['a.json: {}', '../../etc/passwd: {}', '/root/x: {}', 'C:\\x: {}', ': {}']);
  });

  it('an entry whose size, checksum or packing is a lie is answered as broken, and the others are read', async () => {
    const content = 'x'.repeat(5000);
    const members: ZipMember[] = [
      { name: 'longer', content, claimed: { size: 9000 } },
      { name: 'shorter', content, claimed: { size: 10 } },
      { name: 'crc', content, claimed: { crc: 1 } },
      { name: 'method', content, claimed: { method: 12 } },
      { name: 'fine', content: 'fine' },
    ];
    expect(await read(members)).toEqual([
      'longer: its checksum is wrong',
      'shorter: it cannot be unpacked',
      'crc: its checksum is wrong',
      'method: its packing is unknown',
      'fine: fine',
    ]);
  });

  it('a bomb in one entry is not unpacked', async () => {
    const bomb = { name: 'bomb', content: Buffer.alloc(20_000_000) };
    expect(await read([bomb])).toEqual(['bomb: it is larger than 16000000 bytes']);
    expect(await read([bomb], { recordBytes: 1e9 })).toEqual(['bomb: it unpacks to more than 300 times its size']);
    expect(await read([{ ...bomb, claimed: { size: 100 } }])).toEqual(['bomb: it cannot be unpacked']);
  });

  it('a bomb of many entries is refused as a whole', async () => {
    const members = Array.from({ length: 100 }, (_, i) => ({ name: `${i}`, content: Buffer.alloc(900_000) }));
    await expect(read(members)).rejects.toThrow(/it unpacks to more than 100 times its size/);
    await expect(read(members, { unpackedBytes: 5e6 })).rejects.toThrow(/it unpacks to more than 5000000 bytes/);
    await expect(read(members, { records: 99 })).rejects.toThrow(/it has 100 entries/);
  });

  it('entries that share their bytes are refused', async () => {
    const zip = makeZip([
      { name: 'a', content: Buffer.from(Array.from({ length: 9000 }, (_, i) => (i * 7919) % 251)) },
    ]);
    const start = zip.readUInt32LE(zip.length - 6);
    const entry = zip.subarray(start, zip.length - 22);
    const twice = Buffer.concat([zip.subarray(0, start), entry, entry, zip.subarray(zip.length - 22)]);
    twice.writeUInt16LE(2, twice.length - 14);
    twice.writeUInt16LE(2, twice.length - 12);
    await expect(read(twice)).rejects.toThrow(/overlap/);
  });

  it.each([
    ['cut off', makeZip([{ name: 'a', content: 'a'.repeat(1000) }]).subarray(0, -30)],
    ['empty', Buffer.alloc(0)],
    ['no zip', Buffer.from('<html>Not found</html>')],
  ])('an archive that is %s is refused with a way out', async (_, content) => {
    await expect(read(content)).rejects.toThrow(/is no zip archive that can be read: .* Check the source\.$/);
  });
});
