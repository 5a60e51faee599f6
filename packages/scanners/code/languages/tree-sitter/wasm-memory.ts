/** The memory that a WebAssembly module works in; the types of Node.js leave it out. It moves when it grows. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

interface Runtime {
  readonly WebAssembly: {
    readonly Memory: new (size: { readonly initial: number; readonly maximum: number }) => WasmMemory;
  };
}

/** Sizes in pages of 64 kB. */
export function newMemory(initial: number, maximum: number): WasmMemory {
  const { WebAssembly } = globalThis as unknown as Runtime;
  return new WebAssembly.Memory({ initial, maximum });
}
