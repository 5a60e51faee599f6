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
});
