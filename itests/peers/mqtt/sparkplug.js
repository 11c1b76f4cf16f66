#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Sparkplug B by others (npm sparkplug-payload).
//   sparkplug.js decode           lines "TOPIC RETAINED HEX" on standard input; prints one JSON object a line
//   sparkplug.js encode JSON      prints the payload as hex
const { get } = require('sparkplug-payload');
const codec = get('spBv1.0');
const plain = (key, value) => {
  if (typeof value === 'bigint') return value.toString();
  return value && value.constructor && value.constructor.name === 'Long' ? value.toString() : value;
};
const long = (value) => (value === undefined || value === null ? value : value.toString());

function decode(line) {
  const [topic, retained, hex] = line.trim().split(' ');
  const payload = codec.decodePayload(Buffer.from(hex || '', 'hex'));
  const metrics = (payload.metrics || []).map((metric) => ({
    ...metric,
    value: metric.value && metric.value.constructor.name === 'Long' ? long(metric.value) : metric.value,
    alias: long(metric.alias),
    timestamp: long(metric.timestamp),
  }));
  const said = { topic, retained, seq: long(payload.seq), timestamp: long(payload.timestamp), metrics };
  console.log(JSON.stringify(said, plain));
}

if (process.argv[2] === 'encode') {
  console.log(Buffer.from(codec.encodePayload(JSON.parse(process.argv[3]))).toString('hex'));
} else {
  require('readline').createInterface({ input: process.stdin }).on('line', (line) => {
    if (line.startsWith('spBv1.0/')) decode(line);
  });
  console.log('READY');
}
