// Multiplies the sample of real advisories into a feed of any size, in the layout of OSV's bucket.
import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A small generator of numbers in [0, 1), the same for the same seed. */
export function randomFrom(seed) {
  let state = crc32(seed) | 1;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The records of a sample's archive (a plain zip below 4 GB). */
export function recordsIn(file) {
  const bytes = readFileSync(file);
  let end = bytes.length - 22;
  while (bytes.readUInt32LE(end) !== 0x06054b50) end--;
  const records = [];
  for (let i = bytes.readUInt16LE(end + 10), at = bytes.readUInt32LE(end + 16); i > 0; i--) {
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + bytes.readUInt32LE(at + 20));
    records.push(JSON.parse((bytes.readUInt16LE(at + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')));
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  return records;
}

/** Writes a zip of any number of entries, below 4 GB. */
class ZipFile {
  #directory = [];
  #pending = [];
  #pendingBytes = 0;
  #offset = 0;

  constructor(file) {
    this.fd = openSync(file, 'w');
  }

  add(name, bytes) {
    const packed = deflateRawSync(bytes, { level: 1 });
    const path = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(crc32(bytes), 14);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(path.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    local.copy(central, 6, 4, 28);
    central.writeUInt32LE(this.#offset, 42);
    this.#directory.push(Buffer.concat([central, path]));
    this.#write(local, path, packed);
  }

  close() {
    const start = this.#offset;
    for (const entry of this.#directory) this.#write(entry);
    const size = this.#offset - start;
    const end64 = Buffer.alloc(56 + 20);
    end64.writeUInt32LE(0x06064b50, 0);
    end64.writeBigUInt64LE(44n, 4);
    end64.writeUInt16LE(45, 14);
    for (const at of [24, 32]) end64.writeBigUInt64LE(BigInt(this.#directory.length), at);
    end64.writeBigUInt64LE(BigInt(size), 40);
    end64.writeBigUInt64LE(BigInt(start), 48);
    end64.writeUInt32LE(0x07064b50, 56);
    end64.writeBigUInt64LE(BigInt(this.#offset), 64);
    end64.writeUInt32LE(1, 72);
    const end = Buffer.alloc(22, 0xff);
    end.writeUInt32LE(0x06054b50, 0);
    end.fill(0, 4, 8);
    end.fill(0, 20);
    this.#write(end64, end);
    this.#flush();
    closeSync(this.fd);
  }

  #write(...parts) {
    for (const part of parts) {
      this.#pending.push(part);
      this.#pendingBytes += part.length;
      this.#offset += part.length;
    }
    if (this.#pendingBytes > 1 << 22) this.#flush();
  }

  #flush() {
    const bytes = Buffer.concat(this.#pending);
    for (let done = 0; done < bytes.length; ) done += writeSync(this.fd, bytes, done);
    this.#pending = [];
    this.#pendingBytes = 0;
  }
}

/** The same advisory about other packages under other names. */
function copyOf(record, mark) {
  const renamed = new Set();
  return {
    ...record,
    id: `${record.id}-${mark}`,
    ...(record.aliases && { aliases: record.aliases.map((alias) => `${alias}-${mark}`) }),
    affected: (record.affected ?? []).map((affected) => {
      if (!affected.package) return affected;
      const name = `${affected.package.name}-${mark}`;
      renamed.add(name);
      return { ...affected, package: { ...affected.package, name } };
    }),
  };
}

/**
 * Writes `count` records to `folder`. Answers how many each feed has, and a choice of components, as a lockfile has
 * them (each package once), with versions that stand in the records' own ranges, of ecosystems for which `isMatched`
 * holds.
 */
export function writeCorpus({ sample, folder, count, seed, components, isMatched }) {
  const random = randomFrom(seed);
  const feeds = readdirSync(sample, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const samples = feeds.map(({ name }) => ({ name, records: recordsIn(join(sample, name, 'all.zip')) }));
  const total = samples.reduce((sum, { records }) => sum + records.length, 0);
  const copies = Math.ceil(count / total);
  const counts = {};
  const candidates = new Map();
  let left = count;
  for (const [index, { name, records }] of samples.entries()) {
    const isLast = index === samples.length - 1;
    let wanted = isLast ? left : Math.round((count * records.length) / total);
    left -= wanted;
    mkdirSync(join(folder, name), { recursive: true });
    const zip = new ZipFile(join(folder, name, 'all.zip'));
    counts[name] = 0;
    for (let copy = 0; copy <= copies && wanted > 0; copy++) {
      const mark = Math.floor(random() * 36 ** 6)
        .toString(36)
        .padStart(6, '0');
      for (const record of records.slice(0, wanted)) {
        const made = copyOf(record, mark);
        zip.add(`${made.id}.json`, Buffer.from(JSON.stringify(made)));
        counts[name]++;
        wanted--;
        const affected = made.affected.find((entry) => entry.package?.ecosystem === name && entry.ranges?.length > 0);
        const event = affected?.ranges[0].events.at(-1);
        const version = event && (event.last_affected ?? event.fixed ?? event.introduced);
        if (isMatched(name) && version && version !== '0' && random() < 0.1) {
          candidates.set(`${name} ${affected.package.name}`, [name, affected.package.name, version]);
        }
      }
    }
    zip.close();
  }
  const chosen = [...candidates.values()].map((component) => ({ component, order: random() }));
  chosen.sort((a, b) => a.order - b.order);
  return { counts, chosen: chosen.slice(0, components).map(({ component }) => component) };
}
