#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Units 1 to 3 by modbus-serial. Usage: modbus_serial_server.js PORT
const { ServerTCP } = require('modbus-serial');

const COUNT = 60;
const values = {};
for (const unit of [1, 2, 3]) {
  for (let i = 0; i < COUNT; i++) {
    values[`coil ${unit} ${i}`] = i % 2;
    values[`discrete ${unit} ${i}`] = i % 3 === 0 ? 1 : 0;
    values[`holding ${unit} ${i}`] = (unit * 10009 + 619 * i) % 65536;
    values[`input ${unit} ${i}`] = (unit * 20023 + 823 * i) % 65536;
  }
}
Object.entries(values).forEach(([where, value]) => console.log('MAP', where, value));

function get(space, address, unit) {
  const value = values[`${space} ${unit} ${address}`];
  if (value === undefined) {
    throw { modbusErrorCode: 2, message: 'no such address' };
  }
  return value;
}

function set(space, address, unit, value) {
  values[`${space} ${unit} ${address}`] = +value;
  console.log('SET', space, unit, address, +value);
}

const server = new ServerTCP({
  getCoil: (address, unit) => get('coil', address, unit) === 1,
  getDiscreteInput: (address, unit) => get('discrete', address, unit) === 1,
  getHoldingRegister: (address, unit) => get('holding', address, unit),
  getInputRegister: (address, unit) => get('input', address, unit),
  setCoil: (address, value, unit) => set('coil', address, unit, value),
  setRegister: (address, value, unit) => set('holding', address, unit, value),
  readDeviceIdentification: () => ({ 0: 'NpmVendor', 1: 'modbus-serial', 2: '8' }),
}, { host: '127.0.0.1', port: +process.argv[2], debug: false, unitID: 0 });
server.on('initialized', () => console.log('READY'));
