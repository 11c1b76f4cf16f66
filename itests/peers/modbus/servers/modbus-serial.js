#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// modbus-serial as a server: modbus-serial.js tcp PORT, or modbus-serial.js rtu TTY UNIT. See ../README.md for its map.
'use strict';
const Modbus = require('modbus-serial');

const SIZE = 1000;
const ILLEGAL_ADDRESS = 2;
const coils = new Array(SIZE).fill(false);
const holdings = new Array(SIZE).fill(0);
const within = (address, value) => {
  if (address >= SIZE) throw Object.assign(new Error('no such address'), { modbusErrorCode: ILLEGAL_ADDRESS });
  return value;
};
const map = {
  getCoil: at => within(at, coils[at]),
  getDiscreteInput: at => within(at, at % 3 === 0),
  getInputRegister: at => within(at, at),
  getHoldingRegister: at => within(at, holdings[at]),
  setCoil: (at, value) => { coils[within(at, at)] = value; },
  setRegister: (at, value) => { holdings[within(at, at)] = value; },
  readDeviceIdentification: () => ({ 0: 'Peer', 1: 'modbus-serial', 2: '8.0.25' }),
};

const [mode, where, unit] = process.argv.slice(2);
let server;
if (mode === 'tcp' && where) {
  server = new Modbus.ServerTCP(map, { host: '127.0.0.1', port: Number(where), unitID: 0 });
} else if (mode === 'rtu' && unit) {
  server = new Modbus.ServerSerial(map, { port: where, baudRate: 19200, unitID: Number(unit) });
} else {
  console.error(`usage: ${process.argv[1]} tcp PORT | rtu TTY UNIT`);
  process.exit(2);
}
server.on('initialized', () => console.log('up'));
server.on('socketError', problem => console.error(problem.message));
