import { describe, expect, it } from 'vitest';
import { hitsIn } from '../engine/testing/analyse-text.ts';

async function flows(text: string): Promise<string[]> {
  return (await hitsIn({ 'a.py': text })).filter((hit) => hit.includes('<-'));
}

describe('a class of a framework that a program extends', () => {
  it.each([
    [
      'a view of Django',
      "import os\nfrom django.views.generic import DetailView\nclass Base(DetailView):\n    pass\nclass Show(Base):\n    def get(self, request, name):\n        os.system('a ' + request.GET['q'])\n        os.system('b ' + name)\n        os.system('c ' + self.kwargs['k'])\n",
      [
        'command a.py:7 <- http.query a.py:7',
        'command a.py:8 <- http.path a.py:6',
        'command a.py:9 <- http.path a.py:9',
      ],
    ],
    [
      'what a view of Django inherits from the program',
      "import os\nfrom django.views import View\nclass Base(View):\n    def post(self, request):\n        self.use(request.POST['q'])\nclass Show(Base):\n    def use(self, text):\n        os.system('a ' + text)\n",
      ['command a.py:8 <- http.body a.py:5'],
    ],
    [
      'a form of Django',
      "import os\nfrom django import forms\nclass Name(forms.Form):\n    name = forms.CharField()\ndef view(request):\n    form = Name(request.POST)\n    if form.is_valid():\n        os.system('a ' + form.cleaned_data['name'])\n",
      ['command a.py:8 <- http.body a.py:8'],
    ],
    [
      'a view of Django REST framework',
      "import os\nfrom rest_framework import viewsets\nfrom rest_framework.decorators import action\nclass Things(viewsets.ModelViewSet):\n    def list(self, request):\n        os.system('a ' + request.query_params['q'])\n    @action(detail=True)\n    def run(self, request, pk=None):\n        os.system('b ' + request.data['q'])\n",
      ['command a.py:6 <- http.query a.py:6', 'command a.py:9 <- http.body a.py:9'],
    ],
    [
      'a view of Flask',
      "import os\nfrom flask.views import MethodView\nclass Things(MethodView):\n    def get(self, name):\n        os.system('a ' + name)\n        return '<p>' + name\n",
      ['xss a.py:4 <- http.path a.py:4', 'command a.py:5 <- http.path a.py:4'],
    ],
    [
      'a handler of Tornado',
      "import os\nfrom tornado.web import RequestHandler\nclass Base(RequestHandler):\n    pass\nclass Things(Base):\n    async def get(self, name):\n        os.system('a ' + name)\n        self.redirect(self.get_argument('next'))\n",
      ['command a.py:7 <- http.path a.py:6', 'redirect a.py:8 <- http.query a.py:8'],
    ],
    [
      'an exposed method of CherryPy, with its object',
      "import cherrypy, os\nclass Files:\n    def path(self, name):\n        return '/srv/' + name\n    @cherrypy.expose\n    def default(self, name):\n        os.remove(self.path(name))\n",
      ['path-write a.py:7 <- http.query a.py:6'],
    ],
    [
      'a resource of Twisted',
      "from twisted.web import resource\nclass Page(resource.Resource):\n    def render_GET(self, request):\n        return b'<p>' + request.args[b'q'][0]\n",
      ['xss a.py:3 <- http.query a.py:4'],
    ],
    [
      'a WSGI application',
      "import os\nclass App:\n    def __call__(self, environ, start_response):\n        return [open('/srv' + environ['PATH_INFO']).read()]\n",
      ['path-read a.py:4 <- http.url a.py:4'],
    ],
    [
      'a resolver of GraphQL',
      "import graphene, os\nclass Query(graphene.ObjectType):\n    def resolve_thing(self, info, name):\n        os.system('a ' + name)\n",
      ['command a.py:4 <- graphql.argument a.py:3'],
    ],
    [
      'what Flask hands from one function to another',
      "import os\nfrom flask import Flask, g, request\napp = Flask(__name__)\n@app.route('/')\ndef index():\n    os.system(g.runner.line())\n@app.before_request\ndef before():\n    g.runner = Runner(request.args['q'])\nclass Runner:\n    def __init__(self, text):\n        self.text = text\n    def line(self):\n        return 'a ' + self.text\n",
      ['command a.py:6 <- http.query a.py:9'],
    ],
    [
      'a filter of templates',
      "from django import template\nfrom django.utils.safestring import mark_safe\nregister = template.Library()\n@register.filter\ndef bold(value):\n    return mark_safe('<b>%s</b>' % value)\n",
      ['xss a.py:6 <- template.value a.py:5'],
    ],
  ])('is entered by a client: %s', async (_what, text, expected) => {
    expect(await flows(text)).toEqual(expected);
  });
});
