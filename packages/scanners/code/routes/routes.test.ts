import { describe, expect, it } from 'vitest';
import { encodeModule, openModule } from '../ir/codec.ts';
import { lineOf } from '../ir/instruction.ts';
import { LANGUAGES } from '../languages/languages.ts';
import { findRoutes } from './find-routes.ts';
import { missingChecks } from './missing-checks.ts';

const readers = new Map(await Promise.all(LANGUAGES.map(async (one) => [one.id, await one.open()] as const)));

/** Lines of the routes that lack the check of their siblings. */
function lines(path: string, source: string): number[] {
  const reader = readers.get(path.endsWith('.py') ? 'python' : 'javascript');
  const module = reader?.lower(path, new TextEncoder().encode(source), () => {});
  if (module === undefined) return [];
  return missingChecks(path, findRoutes(openModule(encodeModule(module))), (specifier) => specifier === './asks').map(
    ({ at }) => lineOf(at),
  );
}

describe('a route without the check that its siblings have', () => {
  it('is found on an Express router', () => {
    const source = `import { Router } from 'express';
import { requireLogin } from './login.js';
export const router = Router();
router.get('/items', requireLogin, list);
router.post('/items', requireLogin, create);
router.put('/items/:id', [requireLogin, check], update);
router.delete('/items/:id', remove);
router.post('/login', login);
router.get('/open', list);
`;
    expect(lines('a.ts', source)).toEqual([7]);
  });

  it('is found below decorators', () => {
    const source = `from flask import Blueprint
from .login import login_required
items = Blueprint('items', __name__)

@items.route('/items')
@login_required
def show():
    return {}

@items.route('/items', methods=['POST'])
@login_required
def create():
    return {}

@items.route('/items/<i>', methods=['PUT'])
@login_required
def update(i):
    return {}

@items.route('/items/<i>', methods=['DELETE'])
def remove(i):
    return {}
`;
    expect(lines('a.py', source)).toEqual([20]);
  });

  it.each([
    ['a check stands before the whole router', "router.use(requireLogin);\nrouter.post('/a', f);"],
    ['a check stands before its path', "router.use('/a', passport.authenticate('jwt'));\nrouter.post('/a/b', f);"],
    ['it only reads', "router.get('/a', f);"],
    ['it is open by nature', "router.post('/register', f);\nrouter.post('/webhooks/payment', f);"],
    ['its own handler asks', "router.post('/a', (req, res) => { if (!req.user) return; res.json({}); });"],
  ])('is not when %s', (_, more) => {
    const source = `const { requireLogin, passport } = require('./login');
const router = require('express').Router();
${more}
router.get('/x', requireLogin, f);
router.post('/x', requireLogin, f);
router.put('/x', requireLogin, f);
`;
    expect(lines('a.js', source)).toEqual([]);
  });

  it('is not when its handler comes from a file that asks', () => {
    const source = `const { requireLogin } = require('./login');
const asks = require('./asks');
const other = require('./other');
const router = require('express').Router();
router.get('/x', requireLogin, f);
router.post('/x', requireLogin, f);
router.put('/x', requireLogin, f);
router.patch('/y', asks.change());
router.patch('/z', other.change);
`;
    expect(lines('a.js', source)).toEqual([9]);
  });

  it('is not when its siblings have none either', () => {
    const source = `const router = require('express').Router();
router.get('/a', requireLogin, f);
router.post('/a', f);
router.put('/a', f);
router.delete('/a', f);
`;
    expect(lines('a.js', source)).toEqual([]);
  });
});
