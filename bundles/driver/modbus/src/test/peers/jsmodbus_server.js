#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// One device at every unit by jsmodbus. Usage: jsmodbus_server.js PORT
const net = require('net');
const jsmodbus = require('jsmodbus');

const COUNT = 60;
const coils = Buffer.alloc(COUNT);
const discrete = Buffer.alloc(COUNT);
const holding = Buffer.alloc(2 * COUNT);
const input = Buffer.alloc(2 * COUNT);

const bit = (bits, i) => (bits[i >> 3] >> (i & 7)) & 1;
for (let i = 0; i < COUNT; i++) {
  coils[i >> 3] |= (i % 2) << (i & 7);
  discrete[i >> 3] |= (i % 3 === 2 ? 1 : 0) << (i & 7);
  holding.writeUInt16BE((40009 + 617 * i) % 65536, 2 * i);
  input.writeUInt16BE((20021 + 821 * i) % 65536, 2 * i);
}

function map() {
  const values = {};
  for (let i = 0; i < COUNT; i++) {
    values[`coil 1 ${i}`] = bit(coils, i);
    values[`discrete 1 ${i}`] = bit(discrete, i);
    values[`holding 1 ${i}`] = holding.readUInt16BE(2 * i);
    values[`input 1 ${i}`] = input.readUInt16BE(2 * i);
  }
  return values;
}

let before = map();
Object.entries(before).forEach(([where, value]) => console.log('MAP', where, value));
setInterval(() => {
  const now = map();
  Object.keys(now).filter((where) => now[where] !== before[where])
    .forEach((where) => console.log('SET', where, now[where]));
  before = now;
}, 20);

const server = new net.Server();
new jsmodbus.server.TCP(server, { coils, discrete, holding, input });
server.listen(+process.argv[2], '127.0.0.1', () => console.log('READY'));
