import { describe, expect, it } from 'vitest';
import { hitsIn } from './testing/analyse-text.ts';

describe('a flow through two files', () => {
  it('is followed from the request to the statement that another file runs', async () => {
    const hits = await hitsIn({
      'package.json': '{"name":"a","private":true}',
      'app.js': `const express = require('express');
const users = require('./users');
const app = express();
app.get('/users/:id', function (req, res) {
  users.find(req.params.id, (error, rows) => res.json(rows));
});
app.get('/fixed', (req, res) => users.find(42));`,
      'users.js': `const mysql = require('mysql');
const db = mysql.createConnection({});
exports.find = function (id, done) {
  const sql = 'select * from users where id = ' + id;
  db.query(sql, done);
};`,
    });
    expect(hits).toEqual(['sql users.js:5 <- http.path app.js:5']);
  });

  it('costs nobody else anything where a file nests too deeply to be lowered, first or last', async () => {
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)};`;
    const hits = await hitsIn({
      'package.json': '{"name":"a","exports":{"./a":"./a.js","./z":"./z.js"}}',
      'a.js': deep,
      'app.js': `const { exec } = require('node:child_process');
require('./a');
require('./z');
require('express')().get('/', (req, res) => exec(req.query.command));`,
      'z.js': deep,
    });
    expect(hits).toEqual(['command app.js:4 <- http.query app.js:4']);
  });
});
