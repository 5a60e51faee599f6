// Where a request comes in and where harm is done. `plain` is the frame that the unmutated cases use.

const js = (head, open, source, close) => ({
  language: 'javascript',
  file: 'app.js',
  head,
  open,
  source,
  close,
  indent: '  ',
});
const py = (head, open, source, close, files = {}, indent = '    ') => ({
  language: 'python',
  file: 'app.py',
  head,
  open,
  source,
  close,
  files,
  indent,
});

export const FRAMES = {
  javascript: {
    plain: js(
      ["const express = require('express');", 'const app = express();'],
      ["app.get('/find', (req, res) => {"],
      'req.query.name',
      ['});', 'app.listen(3000);'],
    ),
    others: [
      js(
        ["const fastify = require('fastify')();"],
        ["fastify.post('/find', async (req, reply) => {", '  const res = reply.raw;'],
        'req.body.name',
        ['});', 'fastify.listen({ port: 3000 });'],
      ),
      js(
        ["const Koa = require('koa');", 'const app = new Koa();'],
        ['app.use(async (ctx) => {', '  const res = ctx.res;'],
        'ctx.query.name',
        ['});', 'app.listen(3000);'],
      ),
      js(
        ["const http = require('http');", "const url = require('url');"],
        ['http.createServer((req, res) => {'],
        'url.parse(req.url, true).query.name',
        ['}).listen(3000);'],
      ),
    ],
  },
  python: {
    plain: py(
      ['from flask import Flask, request', 'app = Flask(__name__)'],
      ["@app.route('/find')", 'def find():'],
      "request.args.get('name')",
      [],
    ),
    others: [
      py(['from django.http import HttpResponse'], ['def find(request):'], "request.GET['name']", [], {
        'urls.py': "from django.urls import path\nimport app\n\nurlpatterns = [path('find', app.find)]\n",
      }),
      py(['from fastapi import FastAPI', 'app = FastAPI()'], ["@app.get('/find')", 'def find(name: str):'], 'name', []),
      py(
        ['from aiohttp import web', 'routes = web.RouteTableDef()'],
        ["@routes.get('/find')", 'async def find(request):'],
        "request.query['name']",
        [],
      ),
    ],
  },
};

export const SINKS = {
  javascript: [
    {
      rules: ['code/sql-injection'],
      head: ["const mysql = require('mysql');", "const db = mysql.createConnection({ host: 'db' });"],
      bad: (v) => `db.query("select * from t where n = '" + ${v} + "'");`,
      good: (v) => `db.query('select * from t where n = ?', [${v}]);`,
    },
    {
      rules: ['code/command-injection'],
      head: ["const { exec, execFile } = require('child_process');"],
      bad: (v) => `exec('host ' + ${v});`,
      good: (v) => `execFile('host', ['--', ${v}]);`,
    },
    {
      rules: ['code/path-traversal'],
      head: ["const fs = require('fs');", "const path = require('path');"],
      bad: (v) => `fs.readFileSync('/srv/' + ${v});`,
      good: (v) => `fs.readFileSync('/srv/' + path.basename(${v}));`,
    },
    { rules: ['code/code-injection'], head: [], bad: (v) => `eval(${v});`, good: (v) => `JSON.parse(${v});` },
    {
      rules: ['code/server-side-request-forgery'],
      head: ["const axios = require('axios');"],
      bad: (v) => `axios.get('http://' + ${v} + '/status');`,
      good: (v) => `axios.get('https://api.example.org/items/' + encodeURIComponent(${v}));`,
    },
  ],
  python: [
    {
      rules: ['code/sql-injection'],
      head: ['import sqlite3', "db = sqlite3.connect('x.db')"],
      bad: (v) => `db.execute("select * from t where n = '" + ${v} + "'")`,
      good: (v) => `db.execute('select * from t where n = ?', (${v},))`,
    },
    {
      rules: ['code/command-injection'],
      head: ['import os', 'import subprocess'],
      bad: (v) => `os.system('host ' + ${v})`,
      good: (v) => `subprocess.run(['host', '--', ${v}])`,
    },
    {
      rules: ['code/path-traversal'],
      head: ['import os'],
      bad: (v) => `open('/srv/' + ${v}).read()`,
      good: (v) => `open('/srv/' + os.path.basename(${v})).read()`,
    },
    {
      rules: ['code/code-injection'],
      head: ['import ast'],
      bad: (v) => `eval(${v})`,
      good: (v) => `ast.literal_eval(${v})`,
    },
    {
      rules: ['code/server-side-request-forgery'],
      head: ['import requests', 'from urllib.parse import quote'],
      bad: (v) => `requests.get('http://' + ${v} + '/status')`,
      good: (v) => `requests.get('https://api.example.org/items/' + quote(${v}, safe=''))`,
    },
  ],
};
