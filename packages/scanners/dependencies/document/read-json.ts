import { StringPool } from '../facts/string-pool.ts';
import { JsonCursor } from '../json/json-cursor.ts';
import { type Entry, type Node, nodeCounter } from './node.ts';

const DEEPEST = 100;
const QUOTE = 34;
const OPEN_ARRAY = 91;
const OPEN_OBJECT = 123;

/** A JSON document as a tree; `lenient` lets comments and trailing commas pass. Throws `Unreadable` with the line. */
export function readJson(bytes: Uint8Array, spend: (steps: number) => void, lenient = false): Node {
  const json = new JsonCursor(bytes, new StringPool(), spend, lenient);
  const root = new JsonTree(json, nodeCounter(spend)).value(0);
  json.end();
  return root;
}

class JsonTree {
  readonly #json: JsonCursor;
  readonly #count: (line: number) => void;

  constructor(json: JsonCursor, count: (line: number) => void) {
    this.#json = json;
    this.#count = count;
  }

  value(depth: number): Node {
    const json = this.#json;
    if (depth > DEEPEST) json.fail(`it nests deeper than ${DEEPEST}`);
    const first = json.peek();
    const place = { line: json.line, column: json.column };
    this.#count(place.line);
    if (first === OPEN_OBJECT) return { kind: 'map', entries: this.#members(depth), ...place };
    if (first === OPEN_ARRAY) {
      const items: Node[] = [];
      json.array();
      while (json.element()) items.push(this.value(depth + 1));
      return { kind: 'list', items, ...place };
    }
    const plain = first !== QUOTE;
    return { kind: 'scalar', text: plain ? json.literal() : json.pool.text(json.string()), plain, ...place };
  }

  #members(depth: number): Map<string, Entry> {
    const json = this.#json;
    const entries = new Map<string, Entry>();
    json.object();
    while (json.member()) {
      const place = { line: json.keyLine, column: json.keyColumn };
      entries.set(json.pool.text(json.key), { ...place, value: this.value(depth + 1) });
    }
    return entries;
  }
}
