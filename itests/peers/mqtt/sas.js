#!/usr/bin/env node
// SPDX-License-Identifier: Apache-2.0
// Shared access signature by others (npm azure-iot-common): sas.js RESOURCE KEY EXPIRY prints the token.
const { SharedAccessSignature } = require('azure-iot-common');
const [resource, key, expiry] = process.argv.slice(2);
console.log(SharedAccessSignature.create(encodeURIComponent(resource), null, key, +expiry).toString());
