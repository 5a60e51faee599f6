import { normalisedName } from '../python/package-name.ts';

/**
 * Top-level modules of well-known packages of PyPI, where they are not called like the package; from the packages'
 * own documentation. `package:module,module`.
 */
const DIFFERENT = `
attrs:attr,attrs beautifulsoup4:bs4 pyyaml:yaml,_yaml pillow:PIL pyjwt:jwt python-jose:jose python-dateutil:dateutil
scikit-learn:sklearn scikit-image:skimage opencv-python:cv2 opencv-python-headless:cv2 opencv-contrib-python:cv2
python-dotenv:dotenv python-multipart:multipart,python_multipart pycryptodome:Crypto pycryptodomex:Cryptodome pycrypto:Crypto
pyopenssl:OpenSSL mysqlclient:MySQLdb,_mysql psycopg2-binary:psycopg2 psycopg-binary:psycopg_binary pymysql:pymysql
djangorestframework:rest_framework django-cors-headers:corsheaders django-filter:django_filters django-environ:environ
django-extensions:django_extensions django-debug-toolbar:debug_toolbar django-allauth:allauth django-storages:storages
djangorestframework-simplejwt:rest_framework_simplejwt django-redis:django_redis django-crispy-forms:crispy_forms
google-api-python-client:googleapiclient,apiclient google-auth:google google-auth-oauthlib:google_auth_oauthlib
protobuf:google grpcio:grpc grpcio-tools:grpc_tools googleapis-common-protos:google google-api-core:google
gitpython:git pygithub:github python-gitlab:gitlab pygments:pygments pyzmq:zmq pyserial:serial pyusb:usb
python-magic:magic python-docx:docx python-pptx:pptx python-ldap:ldap,ldif,ldapurl,slapdtest pynacl:nacl python-slugify:slugify
python-memcached:memcache python-json-logger:pythonjsonlogger python-socketio:socketio python-engineio:engineio
python-telegram-bot:telegram python-gnupg:gnupg python-pam:pam python-keycloak:keycloak python-barcode:barcode
markupsafe:markupsafe msgpack-python:msgpack setuptools:setuptools,pkg_resources,_distutils_hack distribute:setuptools,pkg_resources
typing-extensions:typing_extensions importlib-metadata:importlib_metadata zope-interface:zope pywin32:win32api,win32con,win32com,pythoncom
flask-sqlalchemy:flask_sqlalchemy flask-login:flask_login flask-cors:flask_cors flask-wtf:flask_wtf dnspython:dns
ldap3:ldap3 oauthlib:oauthlib requests-oauthlib:requests_oauthlib sentry-sdk:sentry_sdk raven:raven ruamel-yaml:ruamel
argon2-cffi:argon2 bcrypt:bcrypt passlib:passlib pyasn1-modules:pyasn1_modules websocket-client:websocket
ipython:IPython jupyter-core:jupyter_core,jupyter jupyter-client:jupyter_client jupyter-server:jupyter_server prompt-toolkit:prompt_toolkit
matplotlib:matplotlib,mpl_toolkits,pylab backports-zoneinfo:backports configobj:configobj,validate dm-tree:tree faiss-cpu:faiss
fonttools:fontTools graphviz:graphviz hydra-core:hydra imageio-ffmpeg:imageio_ffmpeg jinja2:jinja2 kafka-python:kafka
levenshtein:Levenshtein python-levenshtein:Levenshtein lxml:lxml mako:mako markdown:markdown mistune:mistune mock:mock
netifaces:netifaces nltk:nltk pexpect:pexpect pip:pip pluggy:pluggy psutil:psutil py:py,_pytest pytest:pytest,_pytest,py
pyparsing:pyparsing pypdf2:PyPDF2 pyqt5:PyQt5 pyqt6:PyQt6 pyside6:PySide6 pyspark:pyspark pysocks:socks,sockshandler
pytz:pytz rsa:rsa scikit-build:skbuild simplejson:simplejson six:six slackclient:slack sqlalchemy:sqlalchemy
tensorflow-cpu:tensorflow tensorflow-gpu:tensorflow torch:torch,functorch,torchgen trove-classifiers:trove_classifiers
twisted:twisted ujson:ujson umap-learn:umap uritemplate:uritemplate werkzeug:werkzeug wxpython:wx xmltodict:xmltodict
pycurl:pycurl pyinstaller:PyInstaller azure-core:azure azure-identity:azure azure-storage-blob:azure
apache-airflow:airflow apache-superset:superset pyspark-client:pyspark awscli:awscli paste:paste pastedeploy:paste
discord-py:discord elasticsearch-dsl:elasticsearch_dsl email-validator:email_validator eth-hash:eth_hash web3:web3,ens
jwcrypto:jwcrypto kubernetes:kubernetes langchain-core:langchain_core ldappool:ldappool m2crypto:M2Crypto moin:MoinMoin
odoo:odoo,openerp openpyxl:openpyxl owslib:owslib plone-app-users:plone products-cmfcore:Products pysaml2:saml2
restrictedpython:RestrictedPython roundup:roundup salt:salt scrapy:scrapy sphinx:sphinx streamlit:streamlit suds-jurko:suds
tryton:tryton trytond:trytond zodb:ZODB zope:Zope2,OFS,Products,App
`;

/** Packages that are imported by their own name, well known; the rest is only guessed to be. */
const SAME = `
requests flask django jinja2 urllib3 aiohttp fastapi starlette uvicorn gunicorn numpy pandas scipy celery redis pymongo boto3
botocore httpx tornado bottle pyramid sanic click rich typer cryptography paramiko certifi idna chardet itsdangerous
pydantic sqlparse nltk torch transformers tensorflow keras streamlit gradio mlflow ray langchain openai anthropic
joblib dask bleach html5lib feedparser ansible docker fabric httplib2 kombu lxml mako markdown mistune nbconvert notebook
oauthlib onnx pip pipenv poetry psutil py7zr pycares pypdf pyarrow pygments pymysql pytest reportlab rsa scrapy selenium
setuptools sphinx sqlalchemy tqdm twisted ujson virtualenv waitress wagtail werkzeug wheel xmltodict zipp h11 h2
anyio asyncpg attrs black babel blinker cherrypy cffi eventlet gevent hyperlink jsonschema ldap3 loguru mercurial
mitmproxy networkx orjson packaging peewee pillow pyasn1 qutebrowser simplejson tablib tornado toml unidecode uwsgi web3
whoosh yt_dlp zulip aioxmpp archivy autobahn buildbot cairosvg calibreweb configobj cobbler esphome gradio graphite
horizon kdcproxy keyring keystone kinto lemur nova octavia omero paddlepaddle plotly pyspark pywebdav rdiffweb roundup
suds swift tuf trac vyper weblate
`;

const KNOWN = new Map<string, readonly string[]>([
  ...words(SAME).map((name): [string, readonly string[]] => [
    normalisedName(name),
    [normalisedName(name).replaceAll('-', '_')],
  ]),
  ...words(DIFFERENT).map((record): [string, readonly string[]] => {
    const [name = '', modules = ''] = record.split(':');
    return [normalisedName(name), modules.split(',').map((module) => module.toLowerCase())];
  }),
]);

/** The top-level modules of a package of PyPI, in lower case; `certain` where they are known and not only guessed. */
export function modulesOf(name: string): { readonly modules: readonly string[]; readonly certain: boolean } {
  const normal = normalisedName(name);
  const known = KNOWN.get(normal);
  if (known !== undefined) return { modules: known, certain: true };
  const parts = normal.split('-');
  const joined = parts.join('_');
  // `python-x`, `x-python` and `pyx` are often imported as `x`, `a-b` as `a.b`
  const bare = parts.filter((part) => part !== 'python' && part !== 'py').join('_');
  return {
    modules: [...new Set([joined, parts.join(''), bare, parts[0] ?? '', joined.replace(/^py_?/, '')])].filter(
      (it) => it !== '',
    ),
    certain: false,
  };
}

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
