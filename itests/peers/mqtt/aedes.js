#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// MQTT 3.1.1 broker in JavaScript, under TLS on 127.0.0.1: aedes.js PORT CERTIFICATE KEY. Prints what is published.
const { Aedes } = require('aedes');
const fs = require('fs');
(async () => {
  const [port, certificate, key] = process.argv.slice(2);
  const broker = await Aedes.createBroker();
  broker.on('publish', (packet, client) => {
    if (client) console.log('pub', packet.topic, packet.payload.toString());
  });
  require('tls')
    .createServer({ cert: fs.readFileSync(certificate), key: fs.readFileSync(key) }, broker.handle)
    .listen(+port, '127.0.0.1', () => console.log('READY'));
})();
