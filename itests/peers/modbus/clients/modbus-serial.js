#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// modbus-serial as a client: modbus-serial.js HOST PORT UNIT [BASE]. See ../README.md for what it does and prints.
'use strict';
const Modbus = require('modbus-serial');
const { run, target } = require('./steps.js');

const to = target();
const client = new Modbus();

(async () => {
  await client.connectTCP(to.host, { port: to.port });
  client.setID(to.unit);
  client.setTimeout(2000);
  const failed = await run({
    readCoils: async (at, count) => (await client.readCoils(at, count)).data,
    readDiscretes: async (at, count) => (await client.readDiscreteInputs(at, count)).data,
    readHoldings: async (at, count) => (await client.readHoldingRegisters(at, count)).data,
    readInputs: async (at, count) => (await client.readInputRegisters(at, count)).data,
    writeCoil: (at, value) => client.writeCoil(at, value),
    writeRegister: (at, value) => client.writeRegister(at, value),
    writeCoils: (at, values) => client.writeCoils(at, values),
    writeRegisters: (at, values) => client.writeRegisters(at, values),
    mask: (at, and, or) => client.maskWriteRegister(at, and, or),
    exchange: async (readAt, count, writeAt, values) =>
      (await client.readWriteRegisters(readAt, count, writeAt, values.length, values)).data,
    vendor: async () => (await client.readDeviceIdentification(1, 0)).data[0],
    exceptionCode: problem => problem.modbusCode,
  }, to.base);
  client.close(() => process.exit(failed ? 1 : 0));
})().catch(problem => {
  console.log(`FC1 FAIL no connection: ${problem.message}`);
  process.exit(1);
});
