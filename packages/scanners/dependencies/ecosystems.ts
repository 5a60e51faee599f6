import { conan } from './conan/ecosystem.ts';
import { dart } from './dart/ecosystem.ts';
import { dotnet } from './dotnet/ecosystem.ts';
import type { Ecosystem } from './ecosystem.ts';
import { elixir } from './elixir/ecosystem.ts';
import { go } from './go/ecosystem.ts';
import { sources } from './imports/ecosystem.ts';
import { jvm } from './jvm/ecosystem.ts';
import { npm } from './npm/ecosystem.ts';
import { php } from './php/ecosystem.ts';
import { python } from './python/ecosystem.ts';
import { ruby } from './ruby/ecosystem.ts';
import { runtimes } from './runtimes/ecosystem.ts';
import { rust } from './rust/ecosystem.ts';
import { sbom } from './sbom/ecosystem.ts';
import { swift } from './swift/ecosystem.ts';
import { unsupported } from './unsupported/ecosystem.ts';

/** Every ecosystem. A file goes to the first format that names it, in this order. */
export const ECOSYSTEMS: readonly Ecosystem[] = [
  npm,
  python,
  go,
  rust,
  jvm,
  dotnet,
  php,
  ruby,
  dart,
  elixir,
  swift,
  conan,
  runtimes,
  sbom,
  unsupported,
  sources,
];
