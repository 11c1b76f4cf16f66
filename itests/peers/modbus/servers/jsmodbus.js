#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// jsmodbus as a server: jsmodbus.js tcp PORT, or jsmodbus.js rtu TTY UNIT (it answers to every unit id). See ../README.md
// for its map and what it prints.
'use strict';
const net = require('net');
const jsmodbus = require('jsmodbus');

const SIZE = 1000;
const TOLD = 60;
const LOOK_MS = 20;
const input = Buffer.alloc(2 * SIZE);
const discrete = Buffer.alloc(SIZE / 8);
for (let i = 0; i < SIZE; i++) {
  input.writeUInt16BE(i, 2 * i);
  if (i % 3 === 0) discrete[i >> 3] |= 1 << (i & 7);
}
const map = { coils: Buffer.alloc(SIZE / 8, 0xAA), discrete, holding: Buffer.alloc(2 * SIZE), input };
for (let i = 0; i < SIZE; i++) map.holding.writeUInt16BE((40009 + 617 * i) % 65536, 2 * i);

// it tells of no write by itself, so its memory is looked at
function told() {
  const bit = (bits, i) => (bits[i >> 3] >> (i & 7)) & 1;
  const values = {};
  for (let i = 0; i < TOLD; i++) {
    values[`coil 1 ${i}`] = bit(map.coils, i);
    values[`discrete 1 ${i}`] = bit(discrete, i);
    values[`holding 1 ${i}`] = map.holding.readUInt16BE(2 * i);
    values[`input 1 ${i}`] = input.readUInt16BE(2 * i);
  }
  return values;
}
let before = told();
Object.entries(before).forEach(([where, value]) => console.log('MAP', where, value));
setInterval(() => {
  const now = told();
  Object.keys(now).filter(where => now[where] !== before[where]).forEach(where => console.log('SET', where, now[where]));
  before = now;
}, LOOK_MS);

function identify(server, Response) {
  server.on('readDeviceIdentification', (request, reply) => {
    const texts = ['Peer', 'jsmodbus', '5.0.0'];
    const objects = texts.map((text, id) => ({ id, value: Buffer.from(text) }));
    const body = new jsmodbus.responses.ReadDeviceIdentificationResponseBody(
      request.body.readDeviceIdCode, 1, 0, 0, objects);
    reply(Response.fromRequest(request, body).createPayload());
  });
}

const [mode, where, unit] = process.argv.slice(2);
if (mode === 'tcp' && where) {
  const listener = net.createServer();
  identify(new jsmodbus.server.TCP(listener, map), jsmodbus.ModbusTCPResponse);
  listener.on('connection', socket => socket.on('error', problem => console.error(problem.message)));
  listener.listen(Number(where), '127.0.0.1', () => console.log('up'));
} else if (mode === 'rtu' && unit) {
  const { SerialPort } = require('serialport');
  const port = new SerialPort({ path: where, baudRate: 19200 }, () => console.log('up'));
  identify(new jsmodbus.server.RTU(port, map), jsmodbus.ModbusRTUResponse);
} else {
  console.error(`usage: ${process.argv[1]} tcp PORT | rtu TTY UNIT`);
  process.exit(2);
}
