#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// jsmodbus as a client: jsmodbus.js HOST PORT UNIT [BASE]. See ../README.md for what it does and prints.
'use strict';
const net = require('net');
const jsmodbus = require('jsmodbus');
const { run, target } = require('./steps.js');

const to = target();
const socket = new net.Socket();
const client = new jsmodbus.client.TCP(socket, to.unit, 2000);
const values = answer => answer.response.body.valuesAsArray;

socket.on('error', problem => {
  console.log(`FC1 FAIL no connection: ${problem.message}`);
  process.exit(1);
});
socket.on('connect', async () => {
  const failed = await run({
    readCoils: async (at, count) => values(await client.readCoils(at, count)),
    readDiscretes: async (at, count) => values(await client.readDiscreteInputs(at, count)),
    readHoldings: async (at, count) => values(await client.readHoldingRegisters(at, count)),
    readInputs: async (at, count) => values(await client.readInputRegisters(at, count)),
    writeCoil: (at, value) => client.writeSingleCoil(at, value),
    writeRegister: (at, value) => client.writeSingleRegister(at, value),
    writeCoils: (at, bits) => client.writeMultipleCoils(at, bits),
    writeRegisters: (at, words) => client.writeMultipleRegisters(at, words),
    vendor: async () => String((await client.readDeviceIdentification(1, 0)).response.body.objects[0].value),
    exceptionCode: problem => problem.response && problem.response.body && problem.response.body.code,
  }, to.base);
  socket.end(() => process.exit(failed ? 1 : 0));
});
socket.connect({ host: to.host, port: to.port });
