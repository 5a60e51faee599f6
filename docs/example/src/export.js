import { exec } from 'node:child_process';
import { createServer } from 'node:http';
import minimist from 'minimist';

const { port = 8080 } = minimist(process.argv.slice(2));

/** Packs the orders of one customer. */
function pack(customer, done) {
  exec(`tar czf - orders/${customer}`, { encoding: 'buffer' }, done);
}

createServer((request, response) => {
  const address = new URL(request.url, 'http://shop.example.org');
  pack(address.searchParams.get('customer'), (error, archive) => response.end(error ? 'sorry' : archive));
}).listen(port);
