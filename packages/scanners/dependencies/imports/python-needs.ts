/**
 * What well-known packages of PyPI need, extras included, over the releases that 42 published lockfiles (poetry.lock,
 * uv.lock, pdm.lock of open repositories) name at least twice: a requirements file does not say it.
 * `name:need,need`; a record may go on in the next line after its comma.
 */
const NEEDS = `
  accelerate:huggingface-hub,numpy,packaging,psutil,pyyaml,safetensors,torch
  aiobotocore:aiohttp,aioitertools,boto3,botocore,jmespath,multidict,python-dateutil,wrapt
  aiocache:aiomcache,redis aiodns:pycares aiofiles: aiohappyeyeballs:
  aiohttp:aiodns,aiohappyeyeballs,aiosignal,attrs,brotli,brotlicffi,frozenlist,multidict,propcache,
  typing-extensions,yarl aiohttp-retry:aiohttp aioitertools: aiosignal:frozenlist,typing-extensions alabaster:
  altair:jinja2,jsonschema,narwhals,packaging,typing-extensions
  ampel-lsst:ampel-alerts,ampel-catalogmatch,ampel-interface,ampel-photometry,pyarrow,valkey-glide-sync amqp:vine
  aniso8601: annotated-doc: annotated-types:typing-extensions antlr4-python3-runtime:
  anyio:coverage,exceptiongroup,hypothesis,idna,packaging,psutil,pytest,pytest-mock,sniffio,sphinx,
  sphinx-autodoc-typehints,sphinx-rtd-theme,trio,trustme,typing-extensions,uvloop appdirs: appnope: argcomplete:
  argon2-cffi:argon2-cffi-bindings argon2-cffi-bindings:cffi
  arrow:dateparser,doc8,pre-commit,pytest,pytest-cov,pytest-mock,python-dateutil,pytz,simplejson,sphinx,
  sphinx-autobuild,sphinx-autodoc-typehints,sphinx-rtd-theme,types-python-dateutil,tzdata
  asgiref:typing-extensions asn1crypto: ast-serialize: astroid:typing-extensions
  asttokens:astroid,pytest,pytest-cov,pytest-xdist,six async-lru:typing-extensions async-timeout: atomicwrites:
  attrs:cloudpickle,coverage,furo,hypothesis,mypy,myst-parser,pre-commit,pympler,pytest,pytest-mypy-plugins,
  pytest-xdist,six,sphinx,sphinx-notfound-page,sphinxcontrib-towncrier,towncrier,zope-interface
  authlib:cryptography,joserfc
  autobahn:cbor2,cffi,cryptography,hyperlink,msgpack,py-ubjson,setuptools,txaio,u-msgpack-python,ujson
  automat:attrs,six azure-common: azure-core:requests,typing-extensions
  azure-identity:azure-core,cryptography,msal,msal-extensions,typing-extensions
  azure-storage-blob:azure-core,cryptography,isodate,typing-extensions
  babel:backports-zoneinfo,freezegun,jinja2,pytest,pytest-cov,pytz,setuptools,tzdata backoff:
  backports-tarfile:furo,jaraco-packaging,jaraco-test,pytest,pytest-checkdocs,pytest-cov,pytest-enabler,
  rst-linker,sphinx,sphinx-lint backports-zstd: backrefs: bandit:colorama,pyyaml,rich,stevedore bcrypt:
  beautifulsoup4:cchardet,chardet,charset-normalizer,html5lib,lxml,soupsieve,typing-extensions billiard: bitarray:
  black:aiohttp,click,colorama,ipython,mypy-extensions,packaging,pathspec,platformdirs,pytokens,tokenize-rt,tomli,
  typing-extensions,uvloop bleach:tinycss2,webencodings blinker: boltons: boolean-py:
  boto3:botocore,jmespath,s3transfer botocore:jmespath,python-dateutil,urllib3 bracex: brotli: brotlicffi:cffi
  build:colorama,importlib-metadata,keyring,packaging,pyproject-hooks,tomli,uv,virtualenv
  cachecontrol:cheroot,cherrypy,codespell,filelock,furo,msgpack,mypy,pytest,pytest-cov,redis,requests,ruff,sphinx,
  sphinx-copybutton,types-redis,types-requests cachetools: cbor2:
  celery:billiard,boto3,click,click-didyoumean,click-plugins,click-repl,kombu,pycurl,python-dateutil,redis,tzdata,
  tzlocal,urllib3,vine certifi: cffi:pycparser cfgv: chardet: charset-normalizer:
  click:colorama,importlib-metadata click-didyoumean:click click-plugins:click click-repl:click,prompt-toolkit
  cloudpickle: colorama: coloredlogs:capturer,humanfriendly colorlog:colorama comm:pytest,traitlets configobj:
  constantly:
  contourpy:bokeh,docutils-stubs,furo,matplotlib,mypy,numpy,pillow,pytest,pytest-cov,pytest-rerunfailures,
  pytest-xdist,selenium,sphinx,sphinx-copybutton,types-pillow,wurlitzer coverage:tomli
  cryptography:bcrypt,build,certifi,cffi,check-sdist,click,cryptography-vectors,mypy,nox,pretend,pyenchant,pytest,
  pytest-benchmark,pytest-cov,pytest-randomly,pytest-xdist,readme-renderer,ruff,sphinx,sphinx-inline-tabs,
  sphinx-rtd-theme,sphinxcontrib-spelling,typing-extensions
  cuda-bindings:cuda-pathfinder,cython,numpy,nvidia-cuda-nvcc-cu12,nvidia-cuda-nvrtc-cu12,nvidia-cufile-cu12,
  nvidia-nvjitlink-cu12,pyglet,pytest,pytest-benchmark,setuptools cuda-pathfinder:
  cuda-toolkit:nvidia-cublas,nvidia-cuda-cupti,nvidia-cuda-nvrtc,nvidia-cuda-runtime,nvidia-cufft,nvidia-cufile,
  nvidia-curand,nvidia-cusolver,nvidia-cusparse,nvidia-nvjitlink,nvidia-nvtx
  cycler:ipython,matplotlib,numpydoc,pytest,pytest-cov,pytest-xdist,sphinx
  cyclonedx-python-lib:jsonschema,license-expression,lxml,packageurl-python,py-serializable,referencing,
  sortedcontainers,typing-extensions cyclopts:attrs,docstring-parser,rich,rich-rst daphne:asgiref,autobahn,twisted
  debugpy: decopatch:makefun decorator: deepmerge:typing-extensions defusedxml: deprecated:wrapt
  dill:gprof2dot,objgraph diskcache: distlib: distro: django:asgiref,bcrypt,sqlparse,tzdata
  django-extensions:django django-filter:django django-ninja:django,pydantic
  django-stubs:django,django-stubs-ext,mypy,tomli,types-pytz,types-pyyaml,typing-extensions
  django-stubs-ext:django,typing-extensions djangorestframework:django
  dnspython:aioquic,black,coverage,cryptography,flake8,h2,httpcore,httpx,hypercorn,idna,mypy,pylint,pytest,
  pytest-cov,quart-trio,sphinx,sphinx-rtd-theme,trio,twine,wheel,wmi docopt: docstring-parser: docutils: duckdb:
  dulwich:aiohttp,atheris,codespell,dissolve,fastimport,gpg,hypothesis,merge3,mypy,paramiko,patiencediff,rich,
  ruff,typing-extensions,urllib3 ecdsa:six email-validator:dnspython,idna entrypoints: et-xmlfile:
  exceptiongroup:pytest,typing-extensions execnet:hatch,pre-commit,pytest,tox
  executing:asttokens,coverage,coverage-enable-subprocess,ipython,littleutils,pytest,rich factory-boy:faker
  faker:python-dateutil,tzdata fakeredis:lupa,redis,sortedcontainers
  fastapi:annotated-doc,email-validator,fastapi-cli,httpx,itsdangerous,jinja2,orjson,pydantic,
  pydantic-extra-types,pydantic-settings,python-multipart,pyyaml,starlette,typing-extensions,typing-inspection,
  ujson,uvicorn fastapi-cli:fastapi-cloud-cli,rich-toolkit,typer,uvicorn
  fastapi-cloud-cli:httpx,pydantic,rich-toolkit,rignore,sentry-sdk,typer,uvicorn
  fastavro:backports-zstd,cramjam,lz4
  fastjsonschema:colorama,json-spec,jsonschema,pylint,pytest,pytest-benchmark,pytest-cache,validictory
  filelock:covdefaults,coverage,diff-cover,furo,pytest,pytest-asyncio,pytest-cov,pytest-mock,pytest-timeout,
  sphinx,sphinx-autodoc-typehints,typing-extensions,virtualenv filetype: findpython:packaging,platformdirs
  flask:blinker,click,importlib-metadata,itsdangerous,jinja2,markupsafe,werkzeug flask-sqlalchemy:flask,sqlalchemy
  flatbuffers: flower:celery,humanize,prometheus-client,pytz,tornado
  fonttools:brotli,brotlicffi,lxml,lz4,matplotlib,munkres,pycairo,scipy,skia-pathops,sympy,uharfbuzz,unicodedata2,
  xattr,zopfli fqdn: freezegun:python-dateutil frozenlist:
  fsspec:adlfs,aiobotocore,aiohttp,backports-zstd,cloudpickle,dask,distributed,dropbox,dropboxdrivefs,fastparquet,
  fusepy,gcsfs,jinja2,kerchunk,libarchive-c,lz4,moto,notebook,numpy,numpydoc,ocifs,pandas,panel,paramiko,
  pre-commit,pyarrow,pyftpdlib,pygit2,pytest,pytest-asyncio,pytest-benchmark,pytest-cov,pytest-mock,
  pytest-recording,pytest-rerunfailures,pytest-timeout,python-snappy,requests,ruff,s3fs,smbprotocol,sphinx,
  sphinx-design,sphinx-rtd-theme,tqdm,urllib3,xarray,yarl,zarr funcy:
  geopandas:codecov,folium,geoalchemy2,geopy,mapclassify,matplotlib,numpy,packaging,pandas,pre-commit,psycopg,
  pyarrow,pyogrio,pyproj,pytest,pytest-cov,pytest-xdist,ruff,scipy,shapely,sqlalchemy,xyzservices
  gha-update:click,httpx ghp-import:python-dateutil gitdb:smmap gitpython:gitdb
  gliner:huggingface-hub,onnxruntime,sentencepiece,torch,tqdm,transformers
  google-api-core:google-auth,googleapis-common-protos,grpcio,grpcio-status,proto-plus,protobuf,requests
  google-api-python-client:google-api-core,google-auth,google-auth-httplib2,httplib2,uritemplate
  google-auth:cachetools,cryptography,pyasn1-modules,requests,rsa google-auth-httplib2:google-auth,httplib2
  google-auth-oauthlib:google-auth,requests-oauthlib google-cloud-core:google-api-core,google-auth
  google-cloud-storage:google-api-core,google-auth,google-cloud-core,google-crc32c,google-resumable-media,requests
  google-crc32c: google-resumable-media:google-crc32c googleapis-common-protos:grpcio,protobuf
  gradio:aiofiles,anyio,audioop-lts,brotli,fastapi,ffmpy,gradio-client,groovy,hf-gradio,httpx,huggingface-hub,
  jinja2,markupsafe,mcp,numpy,orjson,packaging,pandas,pillow,pydantic,pydub,python-multipart,pytz,pyyaml,
  safehttpx,semantic-version,starlette,tomlkit,typer,typing-extensions,uvicorn
  gradio-client:fsspec,httpx,huggingface-hub,packaging,typing-extensions graphql-core:promise,rx,six greenlet:
  griffe:colorama griffelib: groovy: grpcio:typing-extensions gunicorn:packaging,setuptools h11:typing-extensions
  h2:hpack,hyperframe hf-xet: hishel:anyio,anysqlite,httpx,msgpack,typing-extensions hpack:
  httpcore:anyio,certifi,h11,h2,socksio,trio httpcore2:h11,truststore httplib2:pyparsing httptools:cython
  httpx:anyio,brotli,brotlicffi,certifi,click,h2,httpcore,idna,pygments,rich,sniffio,socksio,zstandard httpx-sse:
  httpx2:anyio,httpcore2,idna,truststore,typing-extensions
  huggingface-hub:click,filelock,fsspec,hf-xet,httpx,packaging,pyyaml,requests,tqdm,typer,typing-extensions
  humanfriendly:pyreadline3 humanize:
  hypercorn:exceptiongroup,h11,h2,priority,taskgroup,tomli,typing-extensions,wsproto hyperframe: hyperlink:idna
  identify:ukkonen idna:flake8,mypy,pytest,ruff ijson: imagesize:
  importlib-metadata:flufl-flake8,furo,ipython,jaraco-packaging,jaraco-test,jaraco-tidelift,mypy,packaging,
  pyfakefs,pytest,pytest-checkdocs,pytest-cov,pytest-enabler,pytest-mypy,pytest-perf,pytest-ruff,rst-linker,
  sphinx,sphinx-lint,zipp importlib-resources: incremental:packaging inflate64: iniconfig: installer:
  ipykernel:appnope,comm,coverage,curio,debugpy,flaky,intersphinx-registry,ipyparallel,ipython,jupyter-client,
  jupyter-core,matplotlib,matplotlib-inline,myst-parser,nest-asyncio,packaging,pre-commit,psutil,
  pydata-sphinx-theme,pyqt5,pyside6,pytest,pytest-asyncio,pytest-cov,pytest-timeout,pyzmq,sphinx,
  sphinx-autodoc-typehints,sphinxcontrib-github-alt,sphinxcontrib-spelling,tornado,traitlets,trio
  ipython:appnope,argcomplete,backcall,black,colorama,curio,decorator,docrepr,exceptiongroup,intersphinx-registry,
  ipykernel,ipyparallel,ipython-pygments-lexers,ipywidgets,jedi,jupyter-ai,matplotlib,matplotlib-inline,nbclient,
  nbconvert,nbformat,notebook,numpy,packaging,pandas,pexpect,pickleshare,prompt-toolkit,pygments,pytest,
  pytest-asyncio,qtconsole,setuptools,sphinx,sphinx-rtd-theme,sphinx-toml,stack-data,testpath,traitlets,trio,
  typing-extensions ipython-pygments-lexers:pygments
  ipywidgets:comm,ipykernel,ipython,jsonschema,jupyterlab-widgets,pytest,pytest-cov,pytz,traitlets,
  widgetsnbextension isodate:six isoduration:arrow isort:colorama,importlib-metadata,setuptools itsdangerous:
  jaraco-classes:furo,jaraco-packaging,jaraco-tidelift,more-itertools,pytest,pytest-checkdocs,pytest-cov,
  pytest-enabler,pytest-mypy,pytest-ruff,rst-linker,sphinx,sphinx-lint
  jaraco-context:backports-tarfile,furo,jaraco-packaging,jaraco-test,jaraco-tidelift,portend,pytest,
  pytest-checkdocs,pytest-cov,pytest-enabler,pytest-mypy,pytest-ruff,rst-linker,sphinx,sphinx-lint
  jaraco-functools:furo,jaraco-classes,jaraco-packaging,jaraco-tidelift,more-itertools,mypy,pytest,
  pytest-checkdocs,pytest-cov,pytest-enabler,pytest-mypy,pytest-ruff,rst-linker,sphinx,sphinx-lint
  jedi:alabaster,attrs,babel,chardet,colorama,commonmark,django,docopt,docutils,flake8,future,idna,imagesize,
  jinja2,markupsafe,mock,mypy,packaging,parso,pygments,pyparsing,pytest,pytz,readthedocs-sphinx-ext,recommonmark,
  requests,six,snowballstemmer,sphinx,sphinx-rtd-theme,sphinxcontrib-serializinghtml,sphinxcontrib-websupport,
  types-setuptools,urllib3 jeepney:async-timeout,pytest,pytest-asyncio,pytest-trio,testpath,trio
  jinja2:babel,markupsafe jiter: jmespath: joblib: joserfc:cryptography
  json5:build,coverage,mypy,pip,pylint,ruff,twine,uv jsonlines:attrs jsonpatch:jsonpointer jsonpointer:
  jsonschema:attrs,fqdn,idna,importlib-metadata,isoduration,jsonpointer,jsonschema-specifications,pyrsistent,
  referencing,rfc3339-validator,rfc3986-validator,rfc3987,rfc3987-syntax,rpds-py,setuptools,six,uri-template,
  webcolors jsonschema-specifications:referencing
  jupyter:ipykernel,ipywidgets,jupyter-console,jupyterlab,nbconvert,notebook
  jupyter-client:anyio,codecov,coverage,entrypoints,ipykernel,ipython,jupyter-core,msgpack,mypy,myst-parser,
  nest-asyncio,orjson,paramiko,pre-commit,pydata-sphinx-theme,pytest,pytest-asyncio,pytest-cov,pytest-jupyter,
  pytest-timeout,python-dateutil,pyzmq,sphinx,sphinx-autodoc-typehints,sphinx-rtd-theme,sphinxcontrib-github-alt,
  sphinxcontrib-spelling,tornado,traitlets
  jupyter-console:flaky,ipykernel,ipython,jupyter-client,jupyter-core,pexpect,prompt-toolkit,pygments,pytest,
  pyzmq,traitlets
  jupyter-core:intersphinx-registry,ipykernel,myst-parser,platformdirs,pre-commit,pydata-sphinx-theme,pytest,
  pytest-cov,pytest-timeout,pywin32,sphinx-autodoc-typehints,sphinxcontrib-spelling,traitlets
  jupyter-events:click,jsonschema,jupyterlite-sphinx,myst-parser,packaging,pre-commit,pydata-sphinx-theme,pytest,
  pytest-asyncio,pytest-console-scripts,python-json-logger,pyyaml,referencing,rfc3339-validator,rfc3986-validator,
  rich,sphinx,sphinxcontrib-spelling,traitlets jupyter-lsp:jupyter-server
  jupyter-server:anyio,argon2-cffi,flaky,ipykernel,jinja2,jupyter-client,jupyter-core,jupyter-events,
  jupyter-server-terminals,myst-parser,nbconvert,nbformat,overrides,packaging,pre-commit,prometheus-client,
  pydata-sphinx-theme,pytest,pytest-console-scripts,pytest-jupyter,pytest-timeout,pywinpty,pyzmq,requests,
  send2trash,sphinx-autodoc-typehints,sphinxcontrib-github-alt,sphinxcontrib-openapi,sphinxcontrib-spelling,
  sphinxemoji,terminado,tornado,traitlets,typing-extensions,websocket-client
  jupyter-server-terminals:jinja2,jupyter-server,mistune,myst-parser,nbformat,packaging,pydata-sphinx-theme,
  pytest,pytest-jupyter,pytest-timeout,pywinpty,sphinxcontrib-github-alt,sphinxcontrib-openapi,
  sphinxcontrib-spelling,sphinxemoji,terminado,tornado
  jupyterlab:altair,async-lru,build,bump2version,copier,coverage,hatch,httpx,ipykernel,ipython,ipywidgets,jinja2,
  jinja2-time,jsx-lexer,jupyter-core,jupyter-lsp,jupyter-server,jupyterlab-geojson,jupyterlab-language-pack-zh-cn,
  jupyterlab-server,matplotlib,myst-parser,nbconvert,notebook-shim,packaging,pandas,pre-commit,pydantic,
  pydata-sphinx-theme,pytest,pytest-check-links,pytest-console-scripts,pytest-cov,pytest-jupyter,pytest-timeout,
  pytest-tornasync,pyyaml-include,requests,requests-cache,ruff,scipy,setuptools,sphinx,sphinx-copybutton,tomli,
  tomli-w,tornado,traitlets,virtualenv jupyterlab-pygments:
  jupyterlab-server:autodoc-traits,babel,hatch,ipykernel,jinja2,json5,jsonschema,jupyter-server,mistune,
  myst-parser,openapi-core,openapi-spec-validator,packaging,pydata-sphinx-theme,pytest,pytest-console-scripts,
  pytest-cov,pytest-jupyter,pytest-timeout,requests,requests-mock,ruamel-yaml,sphinx,sphinx-copybutton,
  sphinxcontrib-openapi,sphinxcontrib-spelling,strict-rfc3339,werkzeug jupyterlab-widgets:
  jupytext:markdown-it-py,mdit-py-plugins,nbformat,packaging,pyyaml
  keyring:furo,importlib-metadata,jaraco-classes,jaraco-context,jaraco-functools,jaraco-packaging,jaraco-tidelift,
  jeepney,pyfakefs,pygobject-stubs,pytest,pytest-checkdocs,pytest-cov,pytest-enabler,pytest-mypy,pytest-ruff,
  pywin32-ctypes,rst-linker,secretstorage,shtab,sphinx,sphinx-lint,types-pywin32 kiwisolver:
  kombu:amqp,boto3,packaging,pycurl,redis,tzdata,urllib3,vine langchain:langchain-core,langgraph,pydantic
  langchain-core:jsonpatch,langchain-protocol,langsmith,packaging,pydantic,pyyaml,tenacity,typing-extensions,
  uuid-utils langchain-openai:langchain-core,openai,tiktoken
  langgraph:langchain-core,langgraph-checkpoint,langgraph-prebuilt,langgraph-sdk,pydantic,xxhash
  langgraph-checkpoint:langchain-core,ormsgpack langgraph-prebuilt:langchain-core,langgraph-checkpoint
  langgraph-sdk:httpx,langchain-core,langchain-protocol,orjson,websockets
  langsmith:anyio,claude-agent-sdk,distro,google-adk,httpx,langsmith-pyo3,openai-agents,opentelemetry-api,
  opentelemetry-exporter-otlp-proto-http,opentelemetry-sdk,orjson,packaging,pydantic,pytest,requests,
  requests-toolbelt,rich,sniffio,typing-extensions,uuid-utils,vcrpy,websockets,wrapt,xxhash,zstandard
  lark:atomicwrites,interegular,js2py,regex lazy-loader:packaging librt: license-expression:boolean-py
  linkify-it-py:uc-micro-py loguru:aiocontextvars,colorama,win32-setctime looseversion: lxml: makefun:
  markdown:importlib-metadata
  markdown-it-py:commonmark,coverage,gprof2dot,ipykernel,jupyter-sphinx,linkify-it-py,markdown,markdown-it-pyrs,
  mdit-py-plugins,mdurl,mistletoe,mistune,myst-parser,panflute,pre-commit,psutil,pytest,pytest-benchmark,
  pytest-cov,pytest-regressions,pyyaml,requests,sphinx,sphinx-book-theme,sphinx-copybutton,sphinx-design
  markupsafe: marshmallow:packaging
  matplotlib:contourpy,cycler,fonttools,kiwisolver,meson-python,numpy,packaging,pillow,pybind11,pyparsing,
  python-dateutil,setuptools,setuptools-scm matplotlib-inline:flake8,nbdime,nbval,notebook,pytest,traitlets
  maxminddb: mccabe:
  mcp:anyio,httpx,httpx-sse,jsonschema,pydantic,pydantic-settings,pyjwt,python-multipart,pywin32,sse-starlette,
  starlette,typing-extensions,typing-inspection,uvicorn mdformat:markdown-it-py,tomli
  mdformat-gfm:markdown-it-py,mdformat,mdit-py-plugins,wcwidth mdit-py-plugins:markdown-it-py mdurl: mergedeep:
  mistune:typing-extensions
  mkdocs:click,colorama,ghp-import,importlib-metadata,jinja2,markdown,markupsafe,mergedeep,mkdocs-get-deps,
  packaging,pathspec,pyyaml,pyyaml-env-tag,watchdog mkdocs-autorefs:markdown,markupsafe,mkdocs
  mkdocs-get-deps:importlib-metadata,mergedeep,platformdirs,pyyaml
  mkdocs-material:babel,backrefs,colorama,jinja2,markdown,mkdocs,mkdocs-material-extensions,paginate,pygments,
  pymdown-extensions,requests mkdocs-material-extensions:
  mkdocstrings:jinja2,markdown,markupsafe,mkdocs,mkdocs-autorefs,mkdocstrings-python,pymdown-extensions
  mkdocstrings-python:griffe,griffelib,mkdocs-autorefs,mkdocstrings,typing-extensions mock: more-itertools:
  mpmath:codecov,gmpy2,pycodestyle,pytest,pytest-cov,sphinx,wheel msal:cryptography,pyjwt,requests
  msal-extensions:msal msgpack: multidict:typing-extensions multivolumefile:
  mypy:ast-serialize,librt,lxml,mypy-extensions,orjson,pathspec,pip,psutil,setuptools,tomli,typing-extensions
  mypy-extensions: mysqlclient: myst-parser:docutils,jinja2,markdown-it-py,mdit-py-plugins,pyyaml,sphinx
  narwhals:cudf-cu12,dask,duckdb,ibis-framework,modin,packaging,pandas,polars,pyarrow,pyarrow-hotfix,pyspark,rich,
  sqlframe,sqlparse
  nbclient:autodoc-traits,flaky,ipykernel,ipython,ipywidgets,jupyter-client,jupyter-core,mock,moto,myst-parser,
  nbconvert,nbformat,pre-commit,pytest,pytest-asyncio,pytest-cov,sphinx,sphinx-book-theme,sphinxcontrib-spelling,
  testpath,traitlets,xmltodict
  nbconvert:beautifulsoup4,bleach,defusedxml,flaky,intersphinx-registry,ipykernel,ipython,ipywidgets,jinja2,
  jupyter-core,jupyterlab-pygments,markupsafe,mistune,myst-parser,nbclient,nbformat,nbsphinx,packaging,
  pandocfilters,playwright,pydata-sphinx-theme,pygments,pyqtwebengine,pytest,sphinx,sphinxcontrib-spelling,
  tornado,traitlets
  nbformat:fastjsonschema,jsonschema,jupyter-core,myst-parser,pep440,pre-commit,pydata-sphinx-theme,pytest,sphinx,
  sphinxcontrib-github-alt,sphinxcontrib-spelling,testpath,traitlets nest-asyncio:
  networkx:asv,build,cairocffi,changelist,contextily,igraph,intersphinx-registry,iplotx,lxml,matplotlib,momepy,
  mypy,myst-nb,numpy,numpydoc,osmnx,pandas,pillow,pre-commit,pydata-sphinx-theme,pydot,pygraphviz,pytest,
  pytest-cov,pytest-mpl,pytest-randomly,pytest-xdist,scikit-learn,scipy,seaborn,sphinx,sphinx-gallery,sympy,
  texext,twine,virtualenv,wheel nltk:click,defusedxml,joblib,regex,tqdm nodeenv:
  notebook:hatch,importlib-resources,ipykernel,jupyter-server,jupyterlab,jupyterlab-server,myst-parser,nbsphinx,
  nbval,notebook-shim,pre-commit,pydata-sphinx-theme,pytest,pytest-console-scripts,pytest-timeout,
  pytest-tornasync,requests,sphinx,sphinxcontrib-github-alt,sphinxcontrib-spelling,tornado
  notebook-shim:jupyter-server,pytest,pytest-console-scripts,pytest-jupyter,pytest-tornasync numpy:
  nvidia-cublas:nvidia-cuda-nvrtc nvidia-cublas-cu12: nvidia-cuda-cupti: nvidia-cuda-cupti-cu12:
  nvidia-cuda-nvrtc: nvidia-cuda-nvrtc-cu12: nvidia-cuda-runtime: nvidia-cuda-runtime-cu12:
  nvidia-cudnn-cu12:nvidia-cublas-cu12 nvidia-cudnn-cu13:nvidia-cublas nvidia-cufft:nvidia-nvjitlink
  nvidia-cufft-cu12:nvidia-nvjitlink-cu12 nvidia-cufile: nvidia-cufile-cu12: nvidia-curand: nvidia-curand-cu12:
  nvidia-cusolver:nvidia-cublas,nvidia-cusparse,nvidia-nvjitlink
  nvidia-cusolver-cu12:nvidia-cublas-cu12,nvidia-cusparse-cu12,nvidia-nvjitlink-cu12
  nvidia-cusparse:nvidia-nvjitlink nvidia-cusparse-cu12:nvidia-nvjitlink-cu12 nvidia-cusparselt-cu12:
  nvidia-cusparselt-cu13: nvidia-nccl-cu12: nvidia-nccl-cu13: nvidia-nvjitlink: nvidia-nvjitlink-cu12:
  nvidia-nvshmem-cu12: nvidia-nvshmem-cu13: nvidia-nvtx: nvidia-nvtx-cu12: oauthlib: oldest-supported-numpy:numpy
  omegaconf:antlr4-python3-runtime,pyyaml onnxruntime:coloredlogs,flatbuffers,numpy,packaging,protobuf,sympy
  openai:aiohttp,anyio,distro,httpx,httpx-aiohttp,jiter,numpy,pandas,pandas-stubs,pydantic,sniffio,sounddevice,
  tqdm,typing-extensions,websockets openpyxl:et-xmlfile
  opentelemetry-api:deprecated,importlib-metadata,typing-extensions
  opentelemetry-exporter-otlp:opentelemetry-exporter-otlp-proto-grpc,opentelemetry-exporter-otlp-proto-http
  opentelemetry-exporter-otlp-proto-common:opentelemetry-proto
  opentelemetry-exporter-otlp-proto-grpc:deprecated,googleapis-common-protos,grpcio,opentelemetry-api,
  opentelemetry-exporter-otlp-proto-common,opentelemetry-proto,opentelemetry-sdk,typing-extensions
  opentelemetry-exporter-otlp-proto-http:deprecated,googleapis-common-protos,opentelemetry-api,
  opentelemetry-exporter-otlp-proto-common,opentelemetry-proto,opentelemetry-sdk,requests,typing-extensions
  opentelemetry-instrumentation:opentelemetry-api,opentelemetry-semantic-conventions,packaging,wrapt
  opentelemetry-proto:protobuf
  opentelemetry-sdk:opentelemetry-api,opentelemetry-semantic-conventions,typing-extensions
  opentelemetry-semantic-conventions:deprecated,opentelemetry-api,typing-extensions opentelemetry-util-http:
  oracledb:cryptography,typing-extensions ordered-set: orjson: ormsgpack: overrides: packageurl-python: packaging:
  paginate: pallets-sphinx-themes:packaging,sphinx,sphinx-notfound-page
  pandas:adbc-driver-postgresql,adbc-driver-sqlite,beautifulsoup4,bottleneck,dataframe-api-compat,fastparquet,
  fsspec,gcsfs,html5lib,hypothesis,jinja2,lxml,matplotlib,numba,numexpr,numpy,odfpy,openpyxl,pandas-gbq,psycopg2,
  pyarrow,pymysql,pyqt5,pyreadstat,pytest,pytest-xdist,python-calamine,python-dateutil,pytz,pyxlsb,qtpy,s3fs,
  scipy,sqlalchemy,tables,tabulate,tzdata,xarray,xlrd,xlsxwriter,zstandard pandocfilters:
  parso:docopt,flake8,mypy,pytest,types-setuptools pathspec:google-re2,hyperscan,pytest,typing-extensions
  pathvalidate: patsy:numpy,six pbs-installer:httpx,zstandard pexpect:ptyprocess
  pillow:arro3-compute,arro3-core,check-manifest,coverage,defusedxml,furo,markdown2,nanoarrow,olefile,packaging,
  pyarrow,pyroma,pytest,pytest-cov,pytest-timeout,pytest-xdist,sphinx,sphinx-autobuild,sphinx-copybutton,
  sphinx-inline-tabs,sphinxext-opengraph,trove-classifiers pillow-heif:pillow pip: pip-api:pip
  pip-audit:cachecontrol,cyclonedx-python-lib,packaging,pip-api,pip-requirements-parser,platformdirs,requests,
  rich,tomli,tomli-w pip-requirements-parser:packaging,pyparsing
  platformdirs:appdirs,covdefaults,furo,mypy,proselint,pytest,pytest-cov,pytest-mock,sphinx,
  sphinx-autodoc-typehints plotly:narwhals,packaging pluggy:coverage,pre-commit,pytest,pytest-benchmark,tox
  polyfactory:attrs,beanie,faker,msgspec,odmantic,pydantic,sqlalchemy,typing-extensions
  pre-commit:cfgv,identify,nodeenv,pyyaml,virtualenv pre-commit-uv:pre-commit,uv prek: prettytable:wcwidth
  priority: prometheus-client:aiohttp,django,twisted prompt-toolkit:wcwidth propcache: proto-plus:protobuf
  protobuf: prov:lxml,networkx,pydot,python-dateutil,rdflib,six
  psutil:abi3audit,black,check-manifest,colorama,coverage,packaging,psleak,pylint,pyperf,pypinfo,pyreadline,
  pyreadline3,pytest,pytest-cov,pytest-instafail,pytest-subtests,pytest-xdist,pywin32,requests,rstcheck,ruff,
  setuptools,sphinx,sphinx-rtd-theme,toml-sort,twine,validate-pyproject,virtualenv,vulture,wheel,wmi
  psycopg:psycopg-binary,psycopg-c,psycopg-pool,typing-extensions,tzdata psycopg-binary: psycopg2-binary:
  ptyprocess: pure-eval:pytest py: py-cpuinfo: py-serializable:defusedxml
  py7zr:backports-zstd,brotli,brotlicffi,inflate64,multivolumefile,psutil,pybcj,pycryptodomex,pyppmd,texttable
  pyarrow: pyasn1: pyasn1-modules:pyasn1 pybcj: pycares:cffi pycountry: pycparser: pycryptodome: pycryptodomex:
  pydantic:annotated-types,email-validator,pydantic-core,typing-extensions,typing-inspection,tzdata
  pydantic-core:typing-extensions
  pydantic-extra-types:pendulum,phonenumbers,pycountry,pydantic,python-ulid,typing-extensions
  pydantic-settings:pydantic,python-dotenv,typing-inspection pydeck:jinja2,numpy pydot:pyparsing pydub:
  pygments:colorama pygtrie:
  pyjwt:coverage,cryptography,pre-commit,pytest,sphinx,sphinx-rtd-theme,typing-extensions,zope-interface
  pylint:astroid,colorama,dill,gitpython,isort,mccabe,platformdirs,pyenchant,tomli,tomlkit,typing-extensions
  pymdown-extensions:markdown,pyyaml
  pymongo:backports-zstd,certifi,cryptography,dnspython,furo,importlib-metadata,pykerberos,pymongo-auth-aws,
  pymongocrypt,pyopenssl,pytest,pytest-asyncio,python-snappy,readthedocs-sphinx-search,requests,service-identity,
  sphinx,sphinx-autobuild,sphinx-rtd-theme,sphinxcontrib-shellcheck,winkerberos pymssql: pymupdf:
  pymysql:cryptography,pynacl pynacl:cffi pyobjc-core: pyobjc-framework-cocoa:pyobjc-core
  pyobjc-framework-quartz:pyobjc-core,pyobjc-framework-cocoa pyodbc:
  pyogrio:certifi,cython,geopandas,numpy,packaging,pytest,pytest-benchmark,pytest-cov
  pyopenssl:cryptography,typing-extensions pyparsing:jinja2,railroad-diagrams pypdfium2: pyppmd: pyproj:certifi
  pyproject-api:packaging,tomli pyproject-hooks: pyreadline3:build,flake8,mypy,pytest,twine
  pyright:nodeenv,typing-extensions pytesseract:packaging,pillow
  pytest:argcomplete,atomicwrites,attrs,colorama,exceptiongroup,hypothesis,iniconfig,mock,nose,packaging,pluggy,
  py,pygments,requests,setuptools,tomli,xmlschema
  pytest-asyncio:backports-asyncio-runner,coverage,flaky,hypothesis,mypy,pytest,pytest-trio,sphinx,
  sphinx-rtd-theme,typing-extensions pytest-cases:decopatch,makefun,packaging
  pytest-cov:coverage,fields,hunter,pluggy,process-tests,pytest,pytest-xdist,six,virtualenv pytest-django:pytest
  pytest-github-actions-annotate-failures:pytest pytest-httpx:httpx,pytest
  pytest-mock:pre-commit,pytest,pytest-asyncio,tox pytest-rerunfailures:packaging,pytest pytest-socket:pytest
  pytest-sugar:black,flake8,packaging,pre-commit,pytest,termcolor pytest-timeout:pytest
  pytest-xdist:execnet,filelock,psutil,pytest,setproctitle python-dateutil:six
  python-discovery:covdefaults,coverage,filelock,furo,platformdirs,pytest,pytest-mock,setuptools,sphinx,
  sphinx-autodoc-typehints,sphinxcontrib-mermaid python-docx:lxml,typing-extensions python-dotenv:click
  python-json-logger:backports-zoneinfo,black,build,freezegun,mdx-truly-sane-lists,mike,mkdocs,
  mkdocs-awesome-pages-plugin,mkdocs-gen-files,mkdocs-literate-nav,mkdocs-material,mkdocstrings,msgspec,mypy,
  orjson,pylint,pytest,tzdata,validate-pyproject python-magic: python-multipart:
  python-pptx:lxml,pillow,typing-extensions,xlsxwriter pytz: pywin32: pywin32-ctypes: pywinpty: pyyaml:
  pyyaml-env-tag:pyyaml pyzmq:cffi
  quart:aiofiles,blinker,click,flask,hypercorn,importlib-metadata,itsdangerous,jinja2,markupsafe,
  typing-extensions,werkzeug questionary:prompt-toolkit rapidfuzz:numpy rdflib:isodate,pyparsing
  redis:async-timeout,hiredis,importlib-metadata,typing-extensions referencing:attrs,rpds-py,typing-extensions
  regex:
  requests:certifi,chardet,charset-normalizer,idna,pysocks,pytest,pytest-cov,pytest-httpbin,pytest-mock,
  pytest-xdist,urllib3 requests-oauthlib:oauthlib,requests requests-toolbelt:requests
  responses:coverage,flake8,mypy,pytest,pytest-asyncio,pytest-cov,pytest-httpserver,pyyaml,requests,tomli,tomli-w,
  types-pyyaml,types-requests,urllib3 restrictedpython: rfc3339-validator:six rfc3986-validator:
  rfc3987-syntax:lark,pytest rich:ipywidgets,markdown-it-py,pygments,typing-extensions
  rich-rst:docutils,pygments,rich rich-toolkit:click,rich,typing-extensions rignore: roman-numerals:
  roman-numerals-py:mypy,pyright,pytest,roman-numerals,ruff rpds-py: rsa:pyasn1 ruamel-yaml:ruamel-yaml-clib
  ruamel-yaml-clib: ruff: s3fs:aiobotocore,aiohttp,fsspec s3transfer:botocore safehttpx:httpx
  safetensors:numpy,packaging,torch schedule:pytz
  scikit-learn:conda-lock,cython,joblib,matplotlib,memory-profiler,meson-python,mypy,narwhals,numpy,numpydoc,
  pandas,pillow,plotly,polars,pooch,pyamg,pyarrow,pydata-sphinx-theme,pytest,pytest-cov,rich,ruff,scikit-image,
  scipy,seaborn,sphinx,sphinx-copybutton,sphinx-design,sphinx-gallery,sphinx-prompt,sphinx-remove-toctrees,
  sphinxcontrib-sass,sphinxext-opengraph,threadpoolctl,towncrier
  scipy:array-api-strict,asv,click,cython,cython-lint,gmpy2,hypothesis,intersphinx-registry,
  jupyterlite-pyodide-kernel,jupyterlite-sphinx,jupytext,linkify-it-py,matplotlib,meson,mpmath,mypy,myst-nb,ninja,
  numpy,numpydoc,pooch,pycodestyle,pydata-sphinx-theme,pyrefly,pytest,pytest-cov,pytest-timeout,pytest-xdist,ruff,
  scikit-umfpack,scipy-doctest,sphinx,sphinx-copybutton,sphinx-design,spin,tabulate,threadpoolctl,types-psutil,
  typing-extensions scramp:asn1crypto
  seaborn:flake8,flit,ipykernel,matplotlib,mypy,nbconvert,numpy,numpydoc,pandas,pandas-stubs,pre-commit,
  pydata-sphinx-theme,pytest,pytest-cov,pytest-xdist,pyyaml,scipy,sphinx,sphinx-copybutton,sphinx-design,
  sphinx-issues,statsmodels secretstorage:cryptography,jeepney semantic-version: semver:
  send2trash:pyobjc,pyobjc-framework-cocoa,pytest,pywin32
  sentence-transformers:huggingface-hub,numpy,scikit-learn,scipy,tokenizers,torch,tqdm,transformers,
  typing-extensions sentencepiece: sentry-sdk:certifi,urllib3
  service-identity:attrs,cryptography,pyasn1,pyasn1-modules
  setuptools:build,filelock,furo,importlib-metadata,ini2toml,jaraco-develop,jaraco-envs,jaraco-functools,
  jaraco-packaging,jaraco-path,jaraco-test,jaraco-text,jaraco-tidelift,more-itertools,mypy,packaging,pip,
  platformdirs,pygments-github-lexers,pyproject-hooks,pytest,pytest-checkdocs,pytest-cov,pytest-enabler,
  pytest-home,pytest-mypy,pytest-perf,pytest-ruff,pytest-subprocess,pytest-timeout,pytest-xdist,rst-linker,ruff,
  sphinx,sphinx-favicon,sphinx-inline-tabs,sphinx-lint,sphinx-notfound-page,sphinx-reredirects,
  sphinxcontrib-towncrier,tomli,tomli-w,towncrier,virtualenv,wheel
  shapely:matplotlib,numpy,numpydoc,pytest,pytest-cov,scipy-doctest,sphinx,sphinx-book-theme,
  sphinx-remove-toctrees shellingham: shortuuid: simplejson: six: smart-open:wrapt smmap: sniffio:
  snowballstemmer:
  snowflake-connector-python:asn1crypto,boto3,botocore,certifi,charset-normalizer,cryptography,filelock,idna,
  packaging,platformdirs,pyjwt,pyopenssl,pytz,requests,sortedcontainers,tomlkit,typing-extensions
  sortedcontainers: soundfile:cffi,numpy,typing-extensions soupsieve:
  sphinx:alabaster,babel,betterproto,colorama,cython,defusedxml,docutils,flake8,imagesize,importlib-metadata,
  jinja2,mypy,packaging,pygments,pypi-attestations,pyright,pytest,pytest-xdist,requests,roman-numerals,
  roman-numerals-py,ruff,setuptools,snowballstemmer,sphinx-lint,sphinxcontrib-applehelp,sphinxcontrib-devhelp,
  sphinxcontrib-htmlhelp,sphinxcontrib-jsmath,sphinxcontrib-qthelp,sphinxcontrib-serializinghtml,
  sphinxcontrib-websupport,tomli,types-colorama,types-defusedxml,types-docutils,types-pillow,types-pygments,
  types-requests,types-urllib3,typing-extensions
  sphinx-autobuild:colorama,sphinx,starlette,uvicorn,watchfiles,websockets
  sphinx-autodoc-typehints:covdefaults,coverage,defusedxml,diff-cover,furo,nptyping,pytest,pytest-cov,sphinx,
  sphobjinv,typing-extensions sphinx-notfound-page:sphinx sphinx-tabs:docutils,pygments,sphinx
  sphinxcontrib-applehelp:mypy,pytest,ruff,sphinx,types-docutils
  sphinxcontrib-devhelp:mypy,pytest,ruff,sphinx,types-docutils
  sphinxcontrib-htmlhelp:html5lib,mypy,pytest,ruff,sphinx,types-docutils sphinxcontrib-httpdomain:sphinx
  sphinxcontrib-jquery:sphinx sphinxcontrib-jsmath:flake8,mypy,pytest sphinxcontrib-log-cabinet:sphinx
  sphinxcontrib-qthelp:defusedxml,mypy,pytest,ruff,sphinx,types-docutils
  sphinxcontrib-serializinghtml:mypy,pytest,ruff,sphinx,types-docutils sqlalchemy:greenlet,typing-extensions
  sqlparse: sse-starlette:anyio,fastapi,starlette,uvicorn
  stack-data:asttokens,cython,executing,littleutils,pure-eval,pygments,pytest,typeguard
  starlette:anyio,httpx,httpx2,itsdangerous,jinja2,python-multipart,pyyaml,typing-extensions
  statsmodels:numpy,packaging,pandas,patsy,scipy stevedore:
  streamlit:altair,anyio,blinker,cachetools,click,gitpython,httptools,itsdangerous,numpy,packaging,pandas,pillow,
  protobuf,pyarrow,pydeck,python-multipart,requests,starlette,tenacity,toml,tornado,typing-extensions,uvicorn,
  watchdog,websockets structlog: sympy:hypothesis,mpmath,pytest syrupy:pytest tabulate:
  tenacity:pytest,reno,sphinx,tornado,typeguard termcolor:pytest,pytest-cov
  terminado:mypy,myst-parser,pre-commit,ptyprocess,pydata-sphinx-theme,pytest,pytest-timeout,pywinpty,sphinx,
  tornado,traitlets text-unidecode: texttable: textual:markdown-it-py,platformdirs,pygments,rich,typing-extensions
  threadpoolctl: tiktoken:regex,requests tinycss2:pytest,ruff,sphinx,sphinx-rtd-theme,webencodings
  tokenizers:huggingface-hub toml: toml-sort:tomlkit tomli: tomli-w: tomlkit: toolz:
  torch:cuda-bindings,cuda-toolkit,filelock,fsspec,jinja2,networkx,nvidia-cublas-cu12,nvidia-cuda-cupti-cu12,
  nvidia-cuda-nvrtc-cu12,nvidia-cuda-runtime-cu12,nvidia-cudnn-cu12,nvidia-cudnn-cu13,nvidia-cufft-cu12,
  nvidia-cufile-cu12,nvidia-curand-cu12,nvidia-cusolver-cu12,nvidia-cusparse-cu12,nvidia-cusparselt-cu12,
  nvidia-cusparselt-cu13,nvidia-nccl-cu12,nvidia-nccl-cu13,nvidia-nvjitlink-cu12,nvidia-nvshmem-cu12,
  nvidia-nvshmem-cu13,nvidia-nvtx-cu12,opt-einsum,optree,pyyaml,setuptools,sympy,triton,typing-extensions tornado:
  tox:cachetools,colorama,filelock,packaging,platformdirs,pluggy,pyproject-api,python-discovery,tomli,tomli-w,
  typing-extensions,virtualenv tox-uv:tox-uv-bare,uv tox-uv-bare:packaging,tomli,tox
  tqdm:colorama,ipywidgets,nbval,pytest,pytest-asyncio,pytest-cov,pytest-timeout,requests,slack-sdk
  traitlets:argcomplete,mypy,myst-parser,pre-commit,pydata-sphinx-theme,pytest,pytest-mock,pytest-mypy-testing,
  sphinx
  transformers:accelerate,filelock,huggingface-hub,numpy,packaging,pyyaml,regex,requests,safetensors,tokenizers,
  torch,tqdm,typer
  triton:autopep8,cmake,filelock,flake8,importlib-metadata,isort,lit,llnl-hatchet,matplotlib,numpy,pandas,pytest,
  pytest-forked,pytest-xdist,scipy,setuptools,tabulate trove-classifiers: truststore:
  twisted:attrs,automat,constantly,hyperlink,idna,incremental,pyopenssl,service-identity,twisted-iocpsupport,
  typing-extensions,zope-interface txaio: ty:
  typer:annotated-doc,click,colorama,rich,shellingham,typing-extensions types-cffi:types-setuptools
  types-contextvars: types-dataclasses: types-dateparser: types-docutils: types-mock:
  types-pyopenssl:cryptography,types-cffi types-python-dateutil: types-pytz: types-pyyaml:
  types-redis:cryptography,types-pyopenssl types-requests:urllib3 types-setuptools: typing-extensions:
  typing-inspection:typing-extensions tzdata: tzlocal:pytz-deprecation-shim,tzdata uc-micro-py: ujson:
  uri-template:flake8,flake8-annotations,flake8-bandit,flake8-bugbear,flake8-commas,flake8-comprehensions,
  flake8-continuation,flake8-datetimez,flake8-docstrings,flake8-import-order,flake8-literal,
  flake8-modern-annotations,flake8-noqa,flake8-pyproject,flake8-requirements,flake8-typechecking-import,
  flake8-use-fstring,mypy,pep8-naming,types-pyyaml uritemplate:
  urllib3:backports-zstd,brotli,brotlicffi,h2,pysocks uuid-utils: uv:
  uvicorn:click,colorama,h11,httptools,python-dotenv,pyyaml,typing-extensions,uvloop,watchfiles,websockets
  uvloop:aiohttp,cython,flake8,mypy,psutil,pycodestyle,pyopenssl,setuptools,sphinx,sphinx-rtd-theme,
  sphinxcontrib-asyncio validators: vcrpy:pyyaml,wrapt vine:
  virtualenv:covdefaults,coverage,coverage-enable-subprocess,distlib,filelock,flaky,furo,importlib-metadata,
  packaging,platformdirs,proselint,pytest,pytest-env,pytest-freezer,pytest-mock,pytest-randomly,pytest-timeout,
  python-discovery,setuptools,sphinx,sphinx-argparse,sphinxcontrib-towncrier,time-machine,towncrier,
  typing-extensions watchdog:pyyaml watchfiles:anyio wcmatch:bracex wcwidth: webcolors: webencodings:
  websocket-client:myst-parser,pytest,python-socks,sphinx,sphinx-rtd-theme,websockets,wsaccel websockets:
  werkzeug:markupsafe widgetsnbextension: win32-setctime: wrapt: wsproto:h11 xlsxwriter: xxhash:
  yarl:idna,multidict,propcache zensical:click,deepmerge,jinja2,markdown,pygments,pymdown-extensions,pyyaml,tomli
  zipp:big-o,furo,jaraco-functools,jaraco-itertools,jaraco-packaging,jaraco-test,jaraco-tidelift,more-itertools,
  pytest,pytest-checkdocs,pytest-cov,pytest-enabler,pytest-ignore-flaky,pytest-mypy,pytest-ruff,rst-linker,sphinx,
  sphinx-lint zope-interface:setuptools zstandard:cffi
`;

export const PYTHON_NEEDS: ReadonlyMap<string, readonly string[]> = new Map(
  NEEDS.trim()
    .replaceAll(/,\s+/g, ',')
    .split(/\s+/)
    .map((record): [string, string[]] => {
      const [name = '', needs = ''] = record.split(':');
      return [name, needs === '' ? [] : needs.split(',')];
    }),
);
