// SPDX-License-Identifier: Apache-2.0
// What both JavaScript clients do; each hands in its library's calls. See ../README.md.
'use strict';

const ILLEGAL_FUNCTION = 1;
const PATTERN = [1, 0, 1, 1, 0, 0, 1, 1, 1, 0];

/** One call of the library, or undefined where it has none: {readCoils, ..., exceptionCode}. */
exports.run = async function run(library, base) {
  const loose = Boolean(process.env.LOOSE);
  let failed = false;
  const bits = values => Array.from(values, Number);
  const equal = (expected, got) => {
    if (expected.join() !== Array.from(got).join()) throw new Error(`expected ${expected}, got ${Array.from(got)}`);
  };
  const coils = async (at, count) => bits(await library.readCoils(base + at, count)).slice(0, count);
  const holdings = (at, count) => library.readHoldings(base + at, count);

  async function check(name, needed, attempt) {
    if (needed && !library[needed]) {
      console.log(`FC${name} unsupported by peer`);
      return;
    }
    try {
      await attempt();
      console.log(`FC${name} ok`);
    } catch (problem) {
      if (library.exceptionCode(problem) === ILLEGAL_FUNCTION) {
        console.log(`FC${name} unsupported by server`);
      } else {
        console.log(`FC${name} FAIL ${problem.message || problem.err || problem}`.replace(/\n/g, ' '));
        failed = true;
      }
    }
  }

  const eight = [0, 1, 2, 3, 4, 5, 6, 7];
  await check('1', null, async () => equal([8], [(await coils(0, 8)).length]));
  await check('2', null, async () => {
    const got = bits(await library.readDiscretes(base, 8)).slice(0, 8);
    equal(loose ? got : eight.map(i => Number((base + i) % 3 === 0)), got);
  });
  await check('3', null, async () => equal([4], [Array.from(await holdings(0, 4)).length]));
  await check('4', null, async () => {
    const got = Array.from(await library.readInputs(base, 4));
    equal(loose ? got : [0, 1, 2, 3].map(i => base + i), got);
  });
  await check('5', null, async () => {
    for (const value of [1, 0]) {
      await library.writeCoil(base + 3, value === 1);
      equal([value], await coils(3, 1));
    }
  });
  await check('6', null, async () => {
    await library.writeRegister(base + 10, 4242);
    equal([4242], await holdings(10, 1));
  });
  await check('15', null, async () => {
    await library.writeCoils(base + 4, PATTERN.map(Boolean));
    equal(PATTERN, await coils(4, 10));
  });
  await check('16', null, async () => {
    await library.writeRegisters(base + 20, [1, 2, 65535]);
    equal([1, 2, 65535], await holdings(20, 3));
  });
  // before the two that some servers do not know: jsmodbus's answers nothing more on a connection after those
  await check('43/14', 'vendor', async () => {
    if (!await library.vendor()) throw new Error('no vendor name');
  });
  await check('22', 'mask', async () => {
    await library.writeRegister(base + 10, 0x12);
    await library.mask(base + 10, 0xF2, 0x25);
    equal([0x17], await holdings(10, 1));
  });
  await check('23', 'exchange', async () => {
    equal([7, 8, 9], Array.from(await library.exchange(base + 29, 5, base + 30, [7, 8, 9])).slice(1, 4));
    equal([7, 8, 9], await holdings(30, 3));
  });
  return failed;
};

/** HOST PORT UNIT [BASE] of the command line. */
exports.target = function target() {
  const [host, port, unit, base] = process.argv.slice(2);
  if (!unit) {
    console.error(`usage: ${process.argv[1]} HOST PORT UNIT [BASE]`);
    process.exit(2);
  }
  return { host, port: Number(port), unit: Number(unit), base: Number(base || 0) };
};
