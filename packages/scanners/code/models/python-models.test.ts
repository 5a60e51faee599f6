import { describe, expect, it } from 'vitest';
import { hitsIn } from '../engine/testing/analyse-text.ts';

/** Hits at sinks where data decides, without settings. */
async function flows(files: Readonly<Record<string, string>>): Promise<string[]> {
  return (await hitsIn(files)).filter((hit) => hit.includes('<-'));
}

describe('data of a request', () => {
  it('is followed through packages, classes and a database helper of the program', async () => {
    expect(
      await flows({
        'app/__init__.py': '',
        'app/db.py':
          'import sqlite3\nclass Users:\n    def __init__(self, path):\n        self.con = sqlite3.connect(path)\n    def named(self, name):\n        cur = self.con.cursor()\n        cur.execute("select * from users where name = \'%s\'" % name)\n        return cur.fetchall()\n',
        'app/web.py':
          "from flask import Flask, request\nfrom .db import Users\napp = Flask(__name__)\nusers = Users('a.db')\n@app.route('/u')\ndef show():\n    return {'u': users.named(request.args['n'])}\n",
      }),
    ).toEqual(['sql app/db.py:7 <- http.query app/web.py:7']);
  });

  it('comes in as a parameter of FastAPI, and not where its type is a number', async () => {
    expect(
      await flows({
        'm.py':
          "import os\nfrom fastapi import FastAPI\napp = FastAPI()\n@app.get('/a/{name}')\ndef a(name: str):\n    os.system('ls ' + name)\n@app.get('/b/{n}')\ndef b(n: int):\n    os.system(f'ls {n}')\n",
      }),
    ).toEqual(['command m.py:6 <- http.query m.py:5']);
  });

  it('reaches the raw SQL of Django from a view that the routes name', async () => {
    expect(
      await flows({
        'views.py':
          "from django.http import HttpResponse, JsonResponse\nfrom models import Note\ndef search(request):\n    Note.objects.raw('select * from notes where t = ' + request.GET['q'])\n    return JsonResponse({})\n",
        'models.py': 'from django.db import models\nclass Note(models.Model):\n    t = models.TextField()\n',
        'urls.py': "from django.urls import path\nimport views\nurlpatterns = [path('s', views.search)]\n",
      }),
    ).toContain('sql views.py:4 <- http.query views.py:4');
  });

  it('is stopped by what makes it harmless, and only for that', async () => {
    const program = (use: string) =>
      `import os, shlex, html, re\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.route('/')\ndef a():\n    x = request.args['x']\n${use}    return {}\n`;
    const of = (use: string) => flows({ 'a.py': program(use) });
    expect(await of("    os.system('ls ' + shlex.quote(x))\n")).toEqual([]);
    expect(await of("    os.system('ls ' + html.escape(x))\n")).toEqual(['command a.py:7 <- http.query a.py:6']);
    expect(await of("    if x.isalnum(): os.system('ls ' + x)\n")).toEqual([]);
    expect(await of("    os.system('ls %d' % int(x))\n")).toEqual([]);
    expect(await of("    if re.fullmatch('[a-z]+', x): os.system('ls ' + x)\n")).toEqual([]);
    expect(await of("    if x in ('a', 'b'): os.system('ls ' + x)\n")).toEqual([]);
    expect(await of("    m = {}\n    m['a'] = x\n    m['b'] = 'y'\n    os.system(m['b'])\n")).toEqual([]);
  });

  it('cannot leave a folder behind a check of the canonical path', async () => {
    const program = (check: string) =>
      `import pathlib\nfrom flask import Flask, request\napp = Flask(__name__)\n@app.route('/')\ndef a():\n    base = pathlib.Path('/srv')\n    p = (base / request.args['f']).resolve()\n${check}    return {'t': p.read_text()}\n`;
    const of = (check: string) => flows({ 'a.py': program(check) });
    expect(await of('')).toEqual(['path-read a.py:8 <- http.query a.py:7']);
    expect(await of('    if not p.is_relative_to(base): return {}\n')).toEqual([]);
    expect(await of('    if not str(p).startswith(str(base)): return {}\n')).toEqual([]);
  });
});
