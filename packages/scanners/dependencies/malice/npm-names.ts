/** The 2,000 packages of npm that are downloaded most, by the registry's own counts of a month of 2026. */
const MOST_USED = `
@adobe/css-tools @ai-sdk/provider @ai-sdk/provider-utils @alloc/quick-lru @ampproject/remapping @angular-devkit/core
@angular-devkit/schematics @asamuzakjp/css-color @aws-crypto/crc32 @aws-crypto/crc32c @aws-crypto/sha1-browser
@aws-crypto/sha256-browser @aws-crypto/sha256-js @aws-crypto/supports-web-crypto @aws-crypto/util @aws-sdk/client-s3
@aws-sdk/client-sso @aws-sdk/client-sts @aws-sdk/core @aws-sdk/credential-provider-env
@aws-sdk/credential-provider-http @aws-sdk/credential-provider-ini @aws-sdk/credential-provider-login
@aws-sdk/credential-provider-node @aws-sdk/credential-provider-process @aws-sdk/credential-provider-sso
@aws-sdk/credential-provider-web-identity @aws-sdk/middleware-bucket-endpoint @aws-sdk/middleware-expect-continue
@aws-sdk/middleware-flexible-checksums @aws-sdk/middleware-host-header @aws-sdk/middleware-location-constraint
@aws-sdk/middleware-logger @aws-sdk/middleware-recursion-detection @aws-sdk/middleware-sdk-s3 @aws-sdk/middleware-ssec
@aws-sdk/middleware-user-agent @aws-sdk/nested-clients @aws-sdk/region-config-resolver
@aws-sdk/signature-v4-multi-region @aws-sdk/token-providers @aws-sdk/types @aws-sdk/util-arn-parser
@aws-sdk/util-endpoints @aws-sdk/util-format-url @aws-sdk/util-locate-window @aws-sdk/util-user-agent-browser
@aws-sdk/util-user-agent-node @aws-sdk/xml-builder @aws/lambda-invoke-store @azure/abort-controller
@azure/core-tracing @babel/code-frame @babel/compat-data @babel/core @babel/generator @babel/helper-annotate-as-pure
@babel/helper-compilation-targets @babel/helper-create-class-features-plugin
@babel/helper-create-regexp-features-plugin @babel/helper-define-polyfill-provider @babel/helper-environment-visitor
@babel/helper-function-name @babel/helper-globals @babel/helper-hoist-variables
@babel/helper-member-expression-to-functions @babel/helper-module-imports @babel/helper-module-transforms
@babel/helper-optimise-call-expression @babel/helper-plugin-utils @babel/helper-remap-async-to-generator
@babel/helper-replace-supers @babel/helper-simple-access @babel/helper-skip-transparent-expression-wrappers
@babel/helper-split-export-declaration @babel/helper-string-parser @babel/helper-validator-identifier
@babel/helper-validator-option @babel/helper-wrap-function @babel/helpers @babel/highlight @babel/parser
@babel/plugin-bugfix-firefox-class-in-computed-class-key @babel/plugin-bugfix-safari-class-field-initializer-scope
@babel/plugin-bugfix-safari-id-destructuring-collision-in-function-expression
@babel/plugin-bugfix-v8-spread-parameters-in-optional-chaining
@babel/plugin-bugfix-v8-static-class-fields-redefine-readonly @babel/plugin-proposal-class-properties
@babel/plugin-proposal-decorators @babel/plugin-proposal-object-rest-spread
@babel/plugin-proposal-private-property-in-object @babel/plugin-syntax-async-generators @babel/plugin-syntax-bigint
@babel/plugin-syntax-class-properties @babel/plugin-syntax-class-static-block @babel/plugin-syntax-decorators
@babel/plugin-syntax-dynamic-import @babel/plugin-syntax-flow @babel/plugin-syntax-import-assertions
@babel/plugin-syntax-import-attributes @babel/plugin-syntax-import-meta @babel/plugin-syntax-json-strings
@babel/plugin-syntax-jsx @babel/plugin-syntax-logical-assignment-operators
@babel/plugin-syntax-nullish-coalescing-operator @babel/plugin-syntax-numeric-separator
@babel/plugin-syntax-object-rest-spread @babel/plugin-syntax-optional-catch-binding
@babel/plugin-syntax-optional-chaining @babel/plugin-syntax-private-property-in-object
@babel/plugin-syntax-top-level-await @babel/plugin-syntax-typescript @babel/plugin-syntax-unicode-sets-regex
@babel/plugin-transform-arrow-functions @babel/plugin-transform-async-generator-functions
@babel/plugin-transform-async-to-generator @babel/plugin-transform-block-scoped-functions
@babel/plugin-transform-block-scoping @babel/plugin-transform-class-properties
@babel/plugin-transform-class-static-block @babel/plugin-transform-classes @babel/plugin-transform-computed-properties
@babel/plugin-transform-destructuring @babel/plugin-transform-dotall-regex @babel/plugin-transform-duplicate-keys
@babel/plugin-transform-duplicate-named-capturing-groups-regex @babel/plugin-transform-dynamic-import
@babel/plugin-transform-explicit-resource-management @babel/plugin-transform-exponentiation-operator
@babel/plugin-transform-export-namespace-from @babel/plugin-transform-flow-strip-types @babel/plugin-transform-for-of
@babel/plugin-transform-function-name @babel/plugin-transform-json-strings @babel/plugin-transform-literals
@babel/plugin-transform-logical-assignment-operators @babel/plugin-transform-member-expression-literals
@babel/plugin-transform-modules-amd @babel/plugin-transform-modules-commonjs @babel/plugin-transform-modules-systemjs
@babel/plugin-transform-modules-umd @babel/plugin-transform-named-capturing-groups-regex
@babel/plugin-transform-new-target @babel/plugin-transform-nullish-coalescing-operator
@babel/plugin-transform-numeric-separator @babel/plugin-transform-object-rest-spread
@babel/plugin-transform-object-super @babel/plugin-transform-optional-catch-binding
@babel/plugin-transform-optional-chaining @babel/plugin-transform-parameters @babel/plugin-transform-private-methods
@babel/plugin-transform-private-property-in-object @babel/plugin-transform-property-literals
@babel/plugin-transform-react-display-name @babel/plugin-transform-react-jsx
@babel/plugin-transform-react-jsx-development @babel/plugin-transform-react-jsx-self
@babel/plugin-transform-react-jsx-source @babel/plugin-transform-react-pure-annotations
@babel/plugin-transform-regenerator @babel/plugin-transform-regexp-modifiers @babel/plugin-transform-reserved-words
@babel/plugin-transform-runtime @babel/plugin-transform-shorthand-properties @babel/plugin-transform-spread
@babel/plugin-transform-sticky-regex @babel/plugin-transform-template-literals @babel/plugin-transform-typeof-symbol
@babel/plugin-transform-typescript @babel/plugin-transform-unicode-escapes
@babel/plugin-transform-unicode-property-regex @babel/plugin-transform-unicode-regex
@babel/plugin-transform-unicode-sets-regex @babel/preset-env @babel/preset-modules @babel/preset-react
@babel/preset-typescript @babel/runtime @babel/template @babel/traverse @babel/types @base44/sdk @bcoe/v8-coverage
@colors/colors @cspotcode/source-map-support @csstools/color-helpers @csstools/css-calc @csstools/css-color-parser
@csstools/css-parser-algorithms @csstools/css-tokenizer @csstools/selector-specificity @dabh/diagnostics
@discoveryjs/json-ext @emnapi/core @emnapi/runtime @emnapi/wasi-threads @emotion/cache @emotion/hash
@emotion/is-prop-valid @emotion/memoize @emotion/serialize @emotion/sheet @emotion/unitless @emotion/utils
@emotion/weak-memoize @esbuild/linux-arm64 @esbuild/linux-x64 @eslint-community/eslint-utils @eslint-community/regexpp
@eslint/config-array @eslint/config-helpers @eslint/core @eslint/eslintrc @eslint/js @eslint/object-schema
@eslint/plugin-kit @fastify/busboy @floating-ui/core @floating-ui/dom @floating-ui/react-dom @floating-ui/utils
@google-cloud/promisify @graphql-tools/utils @grpc/grpc-js @grpc/proto-loader @hapi/hoek @hapi/topo @hono/node-server
@hookform/resolvers @humanfs/core @humanfs/node @humanwhocodes/config-array @humanwhocodes/module-importer
@humanwhocodes/object-schema @humanwhocodes/retry @img/colour @img/sharp-libvips-linux-x64
@img/sharp-libvips-linuxmusl-x64 @img/sharp-linux-x64 @img/sharp-linuxmusl-x64 @inquirer/ansi @inquirer/checkbox
@inquirer/confirm @inquirer/core @inquirer/editor @inquirer/expand @inquirer/external-editor @inquirer/figures
@inquirer/input @inquirer/number @inquirer/password @inquirer/prompts @inquirer/rawlist @inquirer/search
@inquirer/select @inquirer/type @isaacs/balanced-match @isaacs/brace-expansion @isaacs/cliui @isaacs/fs-minipass
@istanbuljs/load-nyc-config @istanbuljs/schema @jest/console @jest/core @jest/diff-sequences @jest/environment
@jest/expect @jest/expect-utils @jest/fake-timers @jest/get-type @jest/globals @jest/pattern @jest/reporters
@jest/schemas @jest/source-map @jest/test-result @jest/test-sequencer @jest/transform @jest/types
@jridgewell/gen-mapping @jridgewell/remapping @jridgewell/resolve-uri @jridgewell/set-array @jridgewell/source-map
@jridgewell/sourcemap-codec @jridgewell/trace-mapping @js-sdsl/ordered-map @modelcontextprotocol/sdk
@napi-rs/wasm-runtime @next/env @next/eslint-plugin-next @next/swc-linux-x64-gnu @next/swc-linux-x64-musl
@noble/hashes @nodelib/fs.scandir @nodelib/fs.stat @nodelib/fs.walk @nolyfill/is-core-module @npmcli/agent @npmcli/fs
@octokit/auth-token @octokit/core @octokit/endpoint @octokit/graphql @octokit/openapi-types
@octokit/plugin-paginate-rest @octokit/plugin-rest-endpoint-methods @octokit/request @octokit/request-error
@octokit/types @opentelemetry/api @opentelemetry/api-logs @opentelemetry/context-async-hooks @opentelemetry/core
@opentelemetry/instrumentation @opentelemetry/instrumentation-express @opentelemetry/instrumentation-http
@opentelemetry/instrumentation-mongodb @opentelemetry/instrumentation-pg @opentelemetry/otlp-exporter-base
@opentelemetry/otlp-transformer @opentelemetry/resources @opentelemetry/sdk-logs @opentelemetry/sdk-metrics
@opentelemetry/sdk-trace-base @opentelemetry/sdk-trace-node @opentelemetry/semantic-conventions @parcel/watcher
@parcel/watcher-linux-x64-glibc @pkgjs/parseargs @pkgr/core @playwright/test @polka/url @popperjs/core
@protobufjs/aspromise @protobufjs/base64 @protobufjs/codegen @protobufjs/eventemitter @protobufjs/fetch
@protobufjs/float @protobufjs/inquire @protobufjs/path @protobufjs/pool @protobufjs/utf8 @radix-ui/number
@radix-ui/primitive @radix-ui/react-arrow @radix-ui/react-avatar @radix-ui/react-checkbox @radix-ui/react-collapsible
@radix-ui/react-collection @radix-ui/react-compose-refs @radix-ui/react-context @radix-ui/react-dialog
@radix-ui/react-direction @radix-ui/react-dismissable-layer @radix-ui/react-dropdown-menu @radix-ui/react-focus-guards
@radix-ui/react-focus-scope @radix-ui/react-id @radix-ui/react-label @radix-ui/react-menu @radix-ui/react-popover
@radix-ui/react-popper @radix-ui/react-portal @radix-ui/react-presence @radix-ui/react-primitive
@radix-ui/react-progress @radix-ui/react-roving-focus @radix-ui/react-select @radix-ui/react-separator
@radix-ui/react-slot @radix-ui/react-tabs @radix-ui/react-tooltip @radix-ui/react-use-callback-ref
@radix-ui/react-use-controllable-state @radix-ui/react-use-effect-event @radix-ui/react-use-escape-keydown
@radix-ui/react-use-layout-effect @radix-ui/react-use-previous @radix-ui/react-use-rect @radix-ui/react-use-size
@radix-ui/react-visually-hidden @radix-ui/rect @remix-run/router @rolldown/pluginutils @rollup/pluginutils
@rollup/rollup-linux-x64-gnu @rollup/rollup-linux-x64-musl @rtsao/scc @rushstack/eslint-patch @sentry/browser
@sentry/core @sentry/node @sinclair/typebox @sindresorhus/is @sindresorhus/merge-streams @sinonjs/commons
@sinonjs/fake-timers @smithy/abort-controller @smithy/chunked-blob-reader @smithy/chunked-blob-reader-native
@smithy/config-resolver @smithy/core @smithy/credential-provider-imds @smithy/eventstream-codec
@smithy/eventstream-serde-browser @smithy/eventstream-serde-config-resolver @smithy/eventstream-serde-node
@smithy/eventstream-serde-universal @smithy/fetch-http-handler @smithy/hash-blob-browser @smithy/hash-node
@smithy/hash-stream-node @smithy/invalid-dependency @smithy/is-array-buffer @smithy/md5-js
@smithy/middleware-content-length @smithy/middleware-endpoint @smithy/middleware-retry @smithy/middleware-serde
@smithy/middleware-stack @smithy/node-config-provider @smithy/node-http-handler @smithy/property-provider
@smithy/protocol-http @smithy/querystring-builder @smithy/querystring-parser @smithy/service-error-classification
@smithy/shared-ini-file-loader @smithy/signature-v4 @smithy/smithy-client @smithy/types @smithy/url-parser
@smithy/util-base64 @smithy/util-body-length-browser @smithy/util-body-length-node @smithy/util-buffer-from
@smithy/util-config-provider @smithy/util-defaults-mode-browser @smithy/util-defaults-mode-node @smithy/util-endpoints
@smithy/util-hex-encoding @smithy/util-middleware @smithy/util-retry @smithy/util-stream @smithy/util-uri-escape
@smithy/util-utf8 @smithy/util-waiter @smithy/uuid @standard-schema/spec @swc/core @swc/core-linux-x64-gnu
@swc/core-linux-x64-musl @swc/counter @swc/helpers @swc/types @szmarczak/http-timer @tailwindcss/node
@tailwindcss/oxide @tailwindcss/oxide-linux-x64-gnu @tailwindcss/oxide-linux-x64-musl @tailwindcss/postcss
@tanstack/query-core @tanstack/react-query @testing-library/dom @testing-library/jest-dom @testing-library/react
@testing-library/user-event @tokenizer/token @tootallnate/once @tootallnate/quickjs-emscripten @trysound/sax
@tsconfig/node10 @tsconfig/node12 @tsconfig/node14 @tsconfig/node16 @tybys/wasm-util @types/aria-query
@types/aws-lambda @types/babel__core @types/babel__generator @types/babel__template @types/babel__traverse
@types/body-parser @types/chai @types/connect @types/cors @types/d3-array @types/d3-color @types/d3-ease
@types/d3-interpolate @types/d3-path @types/d3-scale @types/d3-shape @types/d3-time @types/d3-timer @types/debug
@types/deep-eql @types/eslint @types/eslint-scope @types/estree @types/express @types/express-serve-static-core
@types/geojson @types/glob @types/graceful-fs @types/hast @types/html-minifier-terser @types/http-cache-semantics
@types/http-errors @types/http-proxy @types/istanbul-lib-coverage @types/istanbul-lib-report @types/istanbul-reports
@types/jest @types/jsdom @types/json-schema @types/json5 @types/jsonwebtoken @types/lodash @types/long @types/mdast
@types/mime @types/minimatch @types/ms @types/node @types/node-fetch @types/normalize-package-data @types/parse-json
@types/pg @types/prop-types @types/qs @types/range-parser @types/react @types/react-dom @types/react-transition-group
@types/resolve @types/retry @types/semver @types/send @types/serve-static @types/stack-utils @types/tough-cookie
@types/triple-beam @types/trusted-types @types/unist @types/use-sync-external-store @types/uuid @types/ws @types/yargs
@types/yargs-parser @types/yauzl @typescript-eslint/eslint-plugin @typescript-eslint/parser
@typescript-eslint/project-service @typescript-eslint/scope-manager @typescript-eslint/tsconfig-utils
@typescript-eslint/type-utils @typescript-eslint/types @typescript-eslint/typescript-estree @typescript-eslint/utils
@typescript-eslint/visitor-keys @ungap/structured-clone @unrs/resolver-binding-linux-x64-gnu
@unrs/resolver-binding-linux-x64-musl @vitejs/plugin-react @vitest/expect @vitest/mocker @vitest/pretty-format
@vitest/runner @vitest/snapshot @vitest/spy @vitest/utils @vue/compiler-core @vue/compiler-dom @vue/compiler-sfc
@vue/shared @webassemblyjs/ast @webassemblyjs/floating-point-hex-parser @webassemblyjs/helper-api-error
@webassemblyjs/helper-buffer @webassemblyjs/helper-numbers @webassemblyjs/helper-wasm-bytecode
@webassemblyjs/helper-wasm-section @webassemblyjs/ieee754 @webassemblyjs/leb128 @webassemblyjs/utf8
@webassemblyjs/wasm-edit @webassemblyjs/wasm-gen @webassemblyjs/wasm-opt @webassemblyjs/wasm-parser
@webassemblyjs/wast-printer @xmldom/xmldom @xtuc/ieee754 @xtuc/long @zeit/schemas abab abbrev abort-controller accepts
acorn acorn-globals acorn-import-attributes acorn-import-phases acorn-jsx acorn-walk agent-base agentkeepalive
aggregate-error ajv ajv-formats ajv-keywords ansi-align ansi-colors ansi-escapes ansi-html-community ansi-regex
ansi-styles ansis any-promise anymatch aproba arch archiver archiver-utils are-we-there-yet arg argparse aria-hidden
aria-query arr-diff arr-union array-buffer-byte-length array-flatten array-includes array-union array-unique
array.prototype.findlast array.prototype.findlastindex array.prototype.flat array.prototype.flatmap
array.prototype.tosorted arraybuffer.prototype.slice arrify asap asn1 asn1.js assert assert-plus assertion-error
ast-types ast-types-flow astral-regex async async-function async-retry asynckit at-least-node atomic-sleep
autoprefixer available-typed-arrays aws-sign2 aws4 axe-core axios axobject-query b4a babel-jest babel-loader
babel-plugin-istanbul babel-plugin-jest-hoist babel-plugin-macros babel-plugin-polyfill-corejs2
babel-plugin-polyfill-corejs3 babel-plugin-polyfill-regenerator babel-preset-current-node-syntax babel-preset-jest
bail balanced-match bare-events bare-fs bare-os base64-js baseline-browser-mapping basic-auth basic-ftp batch
bcrypt-pbkdf before-after-hook big-integer big.js bignumber.js binary-extensions bindings bl bluebird bn.js
body-parser boolbase bowser boxen brace-expansion braces browserslist bs-logger bser buffer buffer-crc32
buffer-equal-constant-time buffer-from builtin-modules bundle-name busboy bytes cac cacache cacheable-lookup
cacheable-request call-bind call-bind-apply-helpers call-bound callsites camel-case camelcase camelcase-css
camelcase-keys caniuse-lite caseless ccount chai chalk chalk-template change-case char-regex character-entities
character-entities-html4 character-entities-legacy character-reference-invalid chardet check-error cheerio chokidar
chownr chrome-trace-event ci-info citty cjs-module-lexer class-variance-authority classnames clean-css clean-stack
cli-boxes cli-cursor cli-spinners cli-table3 cli-truncate cli-width client-only clipboardy cliui clone clone-deep
clone-response clsx cluster-key-slot co collect-v8-coverage color color-convert color-name color-string color-support
colord colorette colors combined-stream comma-separated-tokens commander common-tags commondir component-emitter
compress-commons compressible compression concat-map concat-stream confbox config-chain connect-history-api-fallback
consola console-control-strings content-disposition content-type convert-source-map cookie cookie-signature core-js
core-js-compat core-js-pure core-util-is cors cosmiconfig crc-32 crc32-stream create-jest create-require cross-env
cross-fetch cross-spawn crypto-random-string css-declaration-sorter css-loader css-select css-tree css-what css.escape
cssesc cssnano cssnano-preset-default csso cssom cssstyle csstype d3-array d3-color d3-ease d3-format d3-interpolate
d3-path d3-scale d3-shape d3-time d3-time-format d3-timer damerau-levenshtein dashdash data-uri-to-buffer data-urls
data-view-buffer data-view-byte-length data-view-byte-offset date-fns dateformat dayjs debounce debug decamelize
decimal.js decimal.js-light decode-named-character-reference decode-uri-component decompress-response dedent deep-eql
deep-equal deep-extend deep-is deepmerge default-browser default-browser-id defaults defer-to-connect
define-data-property define-lazy-prop define-properties define-property defu degenerator del delayed-stream delegates
denque depd dequal destroy detect-indent detect-libc detect-newline detect-node detect-node-es devlop
devtools-protocol dezalgo didyoumean diff diff-sequences dir-glob dlv dns-packet doctrine dom-accessibility-api
dom-helpers dom-serializer domelementtype domexception domhandler dompurify domutils dot-case dot-prop dotenv
dotenv-expand dunder-proto duplexer duplexify eastasianwidth ecc-jsbn ecdsa-sig-formatter ee-first ejs
electron-to-chromium emittery emoji-regex emojis-list enabled encodeurl encoding end-of-stream enhanced-resolve
enquirer entities env-paths envinfo environment err-code error-ex error-stack-parser es-abstract es-define-property
es-errors es-iterator-helpers es-module-lexer es-object-atoms es-set-tostringtag es-shim-unscopables es-to-primitive
es6-promise esbuild escalade escape-html escape-string-regexp escodegen eslint eslint-config-next
eslint-config-prettier eslint-import-resolver-node eslint-import-resolver-typescript eslint-module-utils
eslint-plugin-import eslint-plugin-jest eslint-plugin-jsx-a11y eslint-plugin-prettier eslint-plugin-react
eslint-plugin-react-hooks eslint-scope eslint-utils eslint-visitor-keys espree esprima esquery esrecurse estraverse
estree-walker esutils etag event-target-shim eventemitter2 eventemitter3 events events-universal eventsource
eventsource-parser execa exit expand-brackets expand-tilde expect expect-type exponential-backoff express
express-rate-limit extend extend-shallow external-editor extract-zip extsprintf fast-deep-equal fast-diff fast-equals
fast-fifo fast-glob fast-json-stable-stringify fast-levenshtein fast-safe-stringify fast-uri fast-xml-parser
fastest-levenshtein fastq faye-websocket fb-watchman fd-slicer fdir fecha fetch-blob fflate figures file-entry-cache
file-type file-uri-to-path filelist filesize fill-range finalhandler find-cache-dir find-root find-up flat flat-cache
flatted fn.name follow-redirects for-each for-in foreground-child forever-agent fork-ts-checker-webpack-plugin
form-data form-data-encoder formdata-polyfill formidable forwarded fraction.js framer-motion fresh fs-constants
fs-extra fs-minipass fs-monkey fs.realpath fsevents function-bind function.prototype.name functional-red-black-tree
functions-have-names gauge gaxios gcp-metadata generator-function gensync get-caller-file get-east-asian-width
get-intrinsic get-nonce get-package-type get-port get-proto get-stdin get-stream get-symbol-description get-tsconfig
get-uri getpass glob glob-parent glob-to-regexp global-dirs global-modules global-prefix globals globalthis globby
google-auth-library google-logging-utils gopd got graceful-fs graphemer graphql gtoken gzip-size handle-thing
handlebars har-validator has has-ansi has-bigints has-flag has-property-descriptors has-proto has-symbols
has-tostringtag has-unicode has-value has-values hash-base hash.js hasown hast-util-whitespace hastscript he
hermes-estree hermes-parser highlight.js hoist-non-react-statics hono hosted-git-info hpack.js html-encoding-sniffer
html-entities html-escaper html-minifier-terser html-webpack-plugin htmlparser2 http-cache-semantics http-deceiver
http-errors http-parser-js http-proxy http-proxy-agent http-proxy-middleware http-signature http2-wrapper
https-proxy-agent human-signals humanize-ms husky iconv-lite icss-utils ieee754 ignore image-size immediate immer
immutable import-fresh import-in-the-middle import-lazy import-local imurmurhash indent-string inflight inherits ini
inline-style-parser inquirer internal-slot internmap interpret invariant ip-address ipaddr.js is-accessor-descriptor
is-alphabetical is-alphanumerical is-arguments is-array-buffer is-arrayish is-async-function is-bigint is-binary-path
is-boolean-object is-buffer is-bun-module is-callable is-ci is-core-module is-data-descriptor is-data-view
is-date-object is-decimal is-descriptor is-docker is-extendable is-extglob is-finalizationregistry
is-fullwidth-code-point is-generator-fn is-generator-function is-glob is-hexadecimal is-inside-container
is-installed-globally is-interactive is-map is-negative-zero is-number is-number-object is-obj is-path-inside
is-plain-obj is-plain-object is-port-reachable is-potential-custom-element-name is-promise is-regex is-regexp is-set
is-shared-array-buffer is-stream is-string is-symbol is-typed-array is-typedarray is-unicode-supported is-weakmap
is-weakref is-weakset is-windows is-wsl isarray isexe isobject isstream istanbul-lib-coverage istanbul-lib-instrument
istanbul-lib-report istanbul-lib-source-maps istanbul-reports iterator.prototype jackspeak jake jest
jest-changed-files jest-circus jest-cli jest-config jest-diff jest-docblock jest-each jest-environment-jsdom
jest-environment-node jest-get-type jest-haste-map jest-leak-detector jest-matcher-utils jest-message-util jest-mock
jest-pnp-resolver jest-regex-util jest-resolve jest-resolve-dependencies jest-runner jest-runtime jest-snapshot
jest-util jest-validate jest-watcher jest-worker jiti joi jose jquery js-cookie js-tokens js-yaml jsbn jsdom jsesc
json-bigint json-buffer json-parse-better-errors json-parse-even-better-errors json-schema json-schema-traverse
json-stable-stringify-without-jsonify json-stringify-safe json5 jsonc-parser jsonfile jsonparse jsonwebtoken jsprim
jsx-ast-utils jszip jwa jws keyv kind-of kleur kuler language-subtag-registry language-tags launch-editor lazystream
leven levn lie lightningcss lightningcss-linux-x64-gnu lightningcss-linux-x64-musl lilconfig lines-and-columns
linkify-it lint-staged listr2 load-json-file loader-runner loader-utils locate-path lodash lodash-es lodash.camelcase
lodash.clonedeep lodash.debounce lodash.defaults lodash.get lodash.includes lodash.isboolean lodash.isequal
lodash.isinteger lodash.isnumber lodash.isplainobject lodash.isstring lodash.memoize lodash.merge lodash.once
lodash.sortby lodash.uniq log-symbols log-update logform loglevel long longest-streak loose-envify loupe lower-case
lowercase-keys lru-cache lucide-react luxon lz-string magic-string magicast make-dir make-error make-fetch-happen
makeerror map-cache map-obj markdown-it markdown-table marked math-intrinsics mdast-util-from-markdown
mdast-util-gfm-table mdast-util-phrasing mdast-util-to-hast mdast-util-to-markdown mdast-util-to-string mdn-data mdurl
media-typer memfs memoize-one meow merge-descriptors merge-stream merge2 methods micromark micromark-core-commonmark
micromark-extension-gfm-autolink-literal micromark-extension-gfm-table micromark-factory-destination
micromark-factory-label micromark-factory-space micromark-factory-title micromark-factory-whitespace
micromark-util-character micromark-util-chunked micromark-util-classify-character micromark-util-combine-extensions
micromark-util-decode-numeric-character-reference micromark-util-decode-string micromark-util-encode
micromark-util-html-tag-name micromark-util-normalize-identifier micromark-util-resolve-all
micromark-util-sanitize-uri micromark-util-subtokenize micromark-util-symbol micromark-util-types micromatch mime
mime-db mime-types mimic-fn mimic-function mimic-response min-indent mini-css-extract-plugin minimalistic-assert
minimatch minimist minipass minipass-collect minipass-fetch minipass-flush minipass-pipeline minipass-sized minizlib
mitt mkdirp mkdirp-classic mlly module-details-from-path moment moment-timezone motion-dom motion-utils mrmime ms
multicast-dns mute-stream mz nan nanoid napi-postinstall natural-compare negotiator neo-async netmask next nice-try
no-case node-abi node-abort-controller node-addon-api node-domexception node-fetch node-forge node-gyp node-gyp-build
node-int64 node-releases nopt normalize-package-data normalize-path normalize-range normalize-url
npm-normalize-package-bin npm-package-arg npm-run-path npmlog nth-check nwsapi oauth-sign object-assign object-hash
object-inspect object-is object-keys object.assign object.entries object.fromentries object.groupby object.values obuf
on-exit-leak-free on-finished on-headers once one-time onetime open opener optionator ora os-tmpdir own-keys
p-cancelable p-finally p-limit p-locate p-map p-queue p-retry p-timeout p-try pac-proxy-agent pac-resolver
package-json-from-dist pako param-case parent-module parse-entities parse-json parse-ms parse5
parse5-htmlparser2-tree-adapter parseurl pascal-case path-browserify path-exists path-is-absolute path-is-inside
path-key path-parse path-scurry path-to-regexp path-type pathe pathval pend performance-now pg pg-cloudflare
pg-connection-string pg-int8 pg-pool pg-protocol pg-types pgpass picocolors picomatch pidtree pify pino
pino-abstract-transport pino-std-serializers pirates pkce-challenge pkg-dir pkg-types playwright playwright-core
pluralize pngjs pnpm possible-typed-array-names postcss postcss-calc postcss-colormin postcss-convert-values
postcss-discard-comments postcss-discard-duplicates postcss-discard-empty postcss-discard-overridden postcss-import
postcss-js postcss-load-config postcss-loader postcss-merge-longhand postcss-merge-rules postcss-minify-font-values
postcss-minify-gradients postcss-minify-params postcss-minify-selectors postcss-modules-extract-imports
postcss-modules-local-by-default postcss-modules-scope postcss-modules-values postcss-nested postcss-normalize-charset
postcss-normalize-display-values postcss-normalize-positions postcss-normalize-repeat-style postcss-normalize-string
postcss-normalize-timing-functions postcss-normalize-unicode postcss-normalize-url postcss-normalize-whitespace
postcss-ordered-values postcss-reduce-initial postcss-reduce-transforms postcss-selector-parser postcss-svgo
postcss-unique-selectors postcss-value-parser postgres-array postgres-bytea postgres-date postgres-interval
prebuild-install prelude-ls prettier prettier-linter-helpers pretty-bytes pretty-error pretty-format pretty-ms prismjs
proc-log process process-nextick-args process-warning progress promise promise-retry prompts prop-types
property-information proto-list proto3-json-serializer protobufjs proxy-addr proxy-agent proxy-from-env psl pump
punycode punycode.js pure-rand qs query-string querystring querystringify queue-microtask quick-format-unescaped
quick-lru randombytes range-parser raw-body rc react react-dom react-fast-compare react-hook-form react-is react-redux
react-refresh react-remove-scroll react-remove-scroll-bar react-router react-router-dom react-style-singleton
react-transition-group read-cache read-pkg read-pkg-up readable-stream readdir-glob readdirp real-require recast
recharts rechoir redent redux reflect-metadata reflect.getprototypeof regenerate regenerate-unicode-properties
regenerator-runtime regenerator-transform regexp.prototype.flags regexpp regexpu-core registry-auth-token registry-url
regjsgen regjsparser relateurl remark-parse remark-rehype remove-trailing-separator renderkid repeat-string request
require-directory require-from-string require-in-the-middle require-main-filename requires-port reselect resolve
resolve-alpn resolve-cwd resolve-from resolve-pkg-maps resolve.exports responselike restore-cursor ret retry
retry-request reusify rfdc rimraf rollup router rrweb-cssom run-applescript run-async run-parallel rxjs
safe-array-concat safe-buffer safe-push-apply safe-regex safe-regex-test safe-stable-stringify safer-buffer sass
sass-loader sax saxes scheduler schema-utils secure-json-parse select-hose selfsigned semver send serialize-error
serialize-javascript serve serve-handler serve-index serve-static set-blocking set-cookie-parser set-function-length
set-function-name set-proto set-value setimmediate setprototypeof sha.js shallow-clone sharp shebang-command
shebang-regex shell-quote shimmer side-channel side-channel-list side-channel-map side-channel-weakmap siginfo
signal-exit simple-concat simple-get simple-swizzle sirv sisteransi slash slice-ansi smart-buffer snake-case
socket.io-parser sockjs socks socks-proxy-agent sonic-boom sort-keys source-map source-map-js source-map-resolve
source-map-support space-separated-tokens spdx-correct spdx-exceptions spdx-expression-parse spdx-license-ids spdy
spdy-transport split2 sprintf-js sshpk ssri stable-hash stack-trace stack-utils stackback stackframe statuses std-env
stop-iteration-iterator stream-browserify stream-shift streamsearch streamx strict-uri-encode string-argv
string-length string-width string.prototype.includes string.prototype.matchall string.prototype.repeat
string.prototype.trim string.prototype.trimend string.prototype.trimstart string_decoder stringify-entities strip-ansi
strip-bom strip-final-newline strip-indent strip-json-comments strip-literal strnum strtok3 style-loader style-to-js
style-to-object styled-jsx stylehacks stylis sucrase superagent supports-color supports-hyperlinks
supports-preserve-symlinks-flag svgo symbol-observable symbol-tree synckit tabbable table tailwind-merge tailwindcss
tapable tar tar-fs tar-stream teeny-request telecom-mas-agent temp-dir terminal-link terser terser-webpack-plugin
test-exclude text-decoder text-hex text-table thenify thenify-all thread-stream throat through through2 thunky
tiny-invariant tinybench tinyexec tinyglobby tinypool tinyrainbow tinyspy tldts tldts-core tmp tmpl to-buffer
to-fast-properties to-regex-range toidentifier token-types totalist tough-cookie tr46 tree-kill trim-lines
trim-newlines triple-beam trough ts-api-utils ts-dedent ts-interface-checker ts-jest ts-node tsconfig-paths tslib
tsutils tsx tunnel-agent tweetnacl type type-check type-detect type-fest type-is typed-array-buffer
typed-array-byte-length typed-array-byte-offset typed-array-length typedarray typedarray-to-buffer typescript
typescript-eslint ua-parser-js uc.micro ufo uglify-js unbox-primitive underscore undici undici-types
unicode-canonical-property-names-ecmascript unicode-match-property-ecmascript unicode-match-property-value-ecmascript
unicode-property-aliases-ecmascript unicorn-magic unified unique-filename unique-slug unique-string unist-util-is
unist-util-position unist-util-stringify-position unist-util-visit unist-util-visit-parents universal-user-agent
universalify unpipe unplugin unrs-resolver untildify upath update-browserslist-db update-check upper-case uri-js url
url-join url-parse urlpattern-polyfill use-callback-ref use-sidecar use-sync-external-store util util-deprecate
utils-merge uuid v8-compile-cache-lib v8-to-istanbul validate-npm-package-license validate-npm-package-name validator
vary verror vfile vfile-message victory-vendor vite vite-node vitest w3c-xmlserializer walker watchpack wbuf wcwidth
web-streams-polyfill web-vitals webidl-conversions webpack webpack-dev-middleware webpack-dev-server webpack-merge
webpack-sources webpack-virtual-modules websocket-driver websocket-extensions whatwg-encoding whatwg-fetch
whatwg-mimetype whatwg-url which which-boxed-primitive which-builtin-type which-collection which-module
which-typed-array why-is-node-running wide-align widest-line wildcard winston winston-transport word-wrap wordwrap
wrap-ansi wrappy write-file-atomic ws wsl-utils xdg-basedir xml-name-validator xml2js xmlbuilder xmlchars xtend y18n
yallist yaml yargs yargs-parser yauzl yn yocto-queue yoctocolors-cjs zip-stream zod zod-to-json-schema
zod-validation-error zustand zwitch
`;

/** Others that many use and whose names come near those: they are what they are. */
const NEIGHBOURS = `
accept ansi ansi-color ansicolors ansistyles args args-parser as-number asn1js astq aws-cdk aws-sign axiom
babel-code-frame babel-core babel-generator babel-helper-annotate-as-pure babel-helper-function-name
babel-helper-hoist-variables babel-helper-module-imports babel-helper-module-transforms
babel-helper-optimise-call-expression babel-helper-remap-async-to-generator babel-helper-replace-supers
babel-helper-simple-access babel-helper-wrap-function babel-helpers babel-plugin-syntax-async-generators
babel-plugin-syntax-class-properties babel-plugin-syntax-decorators babel-plugin-syntax-dynamic-import
babel-plugin-syntax-flow babel-plugin-syntax-jsx babel-plugin-syntax-numeric-separator
babel-plugin-syntax-object-rest-spread babel-plugin-syntax-optional-catch-binding
babel-plugin-syntax-optional-chaining babel-plugin-syntax-typescript babel-plugin-transform-async-generator-functions
babel-plugin-transform-async-to-generator babel-plugin-transform-class-properties
babel-plugin-transform-dynamic-import babel-plugin-transform-exponentiation-operator
babel-plugin-transform-flow-strip-types babel-plugin-transform-member-expression-literals
babel-plugin-transform-new-target babel-plugin-transform-numeric-separator babel-plugin-transform-object-rest-spread
babel-plugin-transform-optional-catch-binding babel-plugin-transform-optional-chaining
babel-plugin-transform-property-literals babel-plugin-transform-react-display-name babel-plugin-transform-react-jsx
babel-plugin-transform-react-jsx-self babel-plugin-transform-react-jsx-source babel-plugin-transform-regenerator
babel-plugin-transform-runtime babel-plugin-transform-typescript babel-plugin-transform-unicode-property-regex
babel-preset-env babel-preset-react babel-preset-typescript babel-runtime babel-template babel-traverse babel-types
bach bare-ws batch2 bcrypt biginteger binaryextensions bmocha body-parse bower brace brakes browserify-aes
browserify-des browserlist buffers byte callsite charset classname cli-spinner cli-table cli-table2 cline clipboard
clonedeep clones clor clui color-namer color-space colour combined-stream2 common-dir compare-version compresion
console cookie-jar cookies cose-js cramda crc32 crel crypto crypto-es crypto-ts cryptojs cryptr cson-parser csp-parse
css-parse csv-loader csv-parser d3-dag d3-tile dargs data-fns date-format dbug defaulty delegate did-you-mean
didyoumean2 dom-serialize dom-utils dot-env dotprop duplexer2 duplexer3 echarts eclint edn-data emitter emotion-utils
enable env-path errio error errto es-cookie es-map es-set esbuild-linux-arm64 eslit esplint esprimaq exec expres
extend2 extendr fclone fd-slicer2 file file-size findup fitty flatten fn-name foreach form-data2 formats formdata
fqueue from fs-promise fs.extra get-ports get-value getport getstream gextend gglobby global graphiql gzip-stream
hable has-own highlightjs html-escape html-parse-stringify2 html-tag htmlparser http-browserify http2-proxy httperrors
imagesize immediato import-locals inherit inquirer-confirm inquirer2 ip-bigint ip-regex ip-set is-array is-base64
is-blob is-node is-object is-uri is-window is.object isbuffer isnumber iso-url isostring isurl isutf8 it-buffer
it-glob it-map its-set jest-core jest-expect jest-fake-timers jest-globals jest-reporters jest-xunit js-cookies
js-logger jsdoc jslint jsom json json-parser json-pointer json-web-token json3 json8 json_ jsona jsonc jsonp
jsonschema jssip just-diff just-validate kindof level listr loadash loadsh lodash.set lru-memoize lrucache
lucide-preact media-type mem-fs memjs merge mergee mime-type mimer mkdir mkdir-p mkdirp2 mockjs mocks mpath mpromise
mquery msgpack5 multimath murmurhash mysql next-env noble-hashes normalizeurl notion-utils npm-bundle nprogress
object-values object_values openapi opentelemetry-instrumentation-express ouch p-tap package.json pargs parse
parse-url parsejson parseuri pascalcase path path-parser path2 pegjs playwright-test png-js pngjs2 postcss-jsx
postcss-svg postcss-values-parser preact preact-redux preact-router preact-transition-group prettierx pretty-format2
prism promis promised-retry promish prompt proptypes protobuf.js ps-node punycode2 qhistory rambda random-bytes rasha
react-if react-router5 react-selecto react-vis readdir reds redux-thunks regenerator regexpu requests reqwest resolver
rfile rollup-pluginutils router5 rs-module-lexer rsolve rsync runnel safe-regex2 saxen schedule scrypt scss-loader
semiver sentry-node server servie setvalue shallow-equal simple-git slash2 source-map-cjs split stable stdnum
storyblok stream streamz stylus svgstore swimmer tailwindcss-animated tar-js temp textextensions thunks tinycolor
titlecase tldjs tlds to-case trouter ts-lib ts-map ts-object-path ts-promise tslab tslint tslint-config-prettier
tslint-plugin-prettier tsqlstring ttypescript typecheck types-react types-react-dom typescript-eslint-parser uglify-es
uglifyjs upash upath2 uri-template urijs urljoin util-promisify utile utils var-validator vargs vasync
vite-jsconfig-paths walkes wargs watch web-streams-ponyfill wouter xastscript xbytes xerror xml-js xmlbuilder2 xpath
xtraverse yazl yerror youch
`;

export const NPM_NAMES = { mostUsed: MOST_USED.trim().split(/\s+/), neighbours: NEIGHBOURS.trim().split(/\s+/) };
