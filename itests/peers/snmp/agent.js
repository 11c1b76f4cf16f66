// SPDX-License-Identifier: Apache-2.0
// An agent on 127.0.0.1: agent.js PORT. User ro (SHA-256, AES), community public; a scalar and a table of three rows.
const snmp = require('net-snmp');
const agent = snmp.createAgent({ port: +process.argv[2], address: '127.0.0.1' }, (error) => {
  if (error) console.log('ERROR ' + error);
});
agent.getAuthorizer().addCommunity('public');
agent.getAuthorizer().addUser({
  name: 'ro',
  level: snmp.SecurityLevel.authPriv,
  authProtocol: snmp.AuthProtocols.sha256,
  authKey: 'authpass12',
  privProtocol: snmp.PrivProtocols.aes,
  privKey: 'privpass12',
});
const readOnly = snmp.MaxAccess['read-only'];
agent.getMib().registerProvider({
  name: 'sysDescr', type: snmp.MibProviderType.Scalar, oid: '1.3.6.1.2.1.1.1',
  scalarType: snmp.ObjectType.OctetString, maxAccess: readOnly,
});
agent.getMib().setScalarValue('sysDescr', 'net-snmp js agent');
agent.getMib().registerProvider({
  name: 'table', type: snmp.MibProviderType.Table, oid: '1.3.6.1.4.1.32473.9.1.1', maxAccess: readOnly,
  tableColumns: [
    { number: 1, name: 'index', type: snmp.ObjectType.Integer, maxAccess: readOnly },
    { number: 2, name: 'name', type: snmp.ObjectType.OctetString, maxAccess: readOnly },
    { number: 3, name: 'value', type: snmp.ObjectType.Integer, maxAccess: readOnly },
  ],
  tableIndex: [{ columnName: 'index' }],
});
for (let row = 1; row <= 3; row++) agent.getMib().addTableRow('table', [row, 'row ' + row, 100 * row]);
console.log('READY');
