#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// modbus-serial as a server: modbus-serial.js tcp PORT, or modbus-serial.js rtu TTY UNIT. See ../README.md for its map and
// what it prints.
'use strict';
const Modbus = require('modbus-serial');

const SIZE = 1000;
const TOLD = 60;
const ILLEGAL_ADDRESS = 2;
const units = new Map();

function device(unit) {
  if (!units.has(unit)) {
    const numbers = [...Array(SIZE).keys()];
    units.set(unit, {
      coil: numbers.map(i => i % 2),
      discrete: numbers.map(i => Number(i % 3 === 0)),
      holding: numbers.map(i => (unit * 10009 + 619 * i) % 65536),
      input: numbers,
    });
  }
  return units.get(unit);
}
function get(space, at, unit) {
  if (at >= SIZE) throw Object.assign(new Error('no such address'), { modbusErrorCode: ILLEGAL_ADDRESS });
  return device(unit)[space][at];
}
function set(space, at, unit, value) {
  get(space, at, unit);
  device(unit)[space][at] = Number(value);
  console.log('SET', space, unit, at, Number(value));
}
const map = {
  getCoil: (at, unit) => get('coil', at, unit) === 1,
  getDiscreteInput: (at, unit) => get('discrete', at, unit) === 1,
  getInputRegister: (at, unit) => get('input', at, unit),
  getHoldingRegister: (at, unit) => get('holding', at, unit),
  setCoil: (at, value, unit) => set('coil', at, unit, value),
  setRegister: (at, value, unit) => set('holding', at, unit, value),
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
for (const each of unit ? [Number(unit)] : [1, 2, 3]) {
  for (const [space, values] of Object.entries(device(each))) {
    values.slice(0, TOLD).forEach((value, at) => console.log('MAP', space, each, at, value));
  }
}
server.on('initialized', () => console.log('up'));
server.on('socketError', problem => console.error(problem.message));
