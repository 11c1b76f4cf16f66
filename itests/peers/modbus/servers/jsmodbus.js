#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// jsmodbus as a server: jsmodbus.js tcp PORT, or jsmodbus.js rtu TTY UNIT (it answers to every unit id). See ../README.md
// for its map.
'use strict';
const net = require('net');
const jsmodbus = require('jsmodbus');

const SIZE = 1000;
const input = Buffer.alloc(2 * SIZE);
const discrete = Buffer.alloc(SIZE / 8);
for (let i = 0; i < SIZE; i++) {
  input.writeUInt16BE(i, 2 * i);
  if (i % 3 === 0) discrete[i >> 3] |= 1 << (i & 7);
}
const map = { coils: Buffer.alloc(SIZE / 8), discrete, holding: Buffer.alloc(2 * SIZE), input };

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
