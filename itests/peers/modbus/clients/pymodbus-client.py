#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""pymodbus as a client: pymodbus-client.py HOST PORT UNIT [BASE]. See ../README.md for what it does and prints."""
import os
import sys

from pymodbus.client import ModbusTcpClient
from pymodbus.mei_message import ReadDeviceInformationRequest

ILLEGAL_FUNCTION = 1
PATTERN = [True, False, True, True, False, False, True, True, True, False]
failed = False


class Unsupported(Exception):
    """The server does not know the function."""


def right(answer):
    """The answer, unless it is an error."""
    if not answer.isError():
        return answer
    if getattr(answer, 'exception_code', None) == ILLEGAL_FUNCTION:
        raise Unsupported
    raise AssertionError(str(answer))


def check(function, attempt):
    global failed
    try:
        attempt()
        print(f'FC{function} ok')
    except Unsupported:
        print(f'FC{function} unsupported by server')
    except Exception as problem:  # whatever the library throws is a failure of this cell
        print(f'FC{function} FAIL {type(problem).__name__} {problem}'.replace('\n', ' '))
        failed = True


def equal(expected, got):
    if list(expected) != list(got):
        raise AssertionError(f'expected {list(expected)}, got {list(got)}')


def main(host, port, unit, base):
    client = ModbusTcpClient(host, port=port, timeout=2, retries=0)
    if not client.connect():
        print('FC1 FAIL no connection')
        return
    loose = bool(os.environ.get('LOOSE'))

    def coils(at, count):
        return right(client.read_coils(base + at, count, slave=unit)).bits[:count]

    def holdings(at, count):
        return right(client.read_holding_registers(base + at, count, slave=unit)).registers

    def discretes():
        bits = right(client.read_discrete_inputs(base, 8, slave=unit)).bits[:8]
        equal(bits if loose else [(base + i) % 3 == 0 for i in range(8)], bits)

    def inputs():
        words = right(client.read_input_registers(base, 4, slave=unit)).registers
        equal(words if loose else range(base, base + 4), words)

    def one_coil():
        for value in (True, False):
            right(client.write_coil(base + 3, value, slave=unit))
            equal([value], coils(3, 1))

    def one_register():
        right(client.write_register(base + 10, 4242, slave=unit))
        equal([4242], holdings(10, 1))

    def many_coils():
        right(client.write_coils(base + 4, PATTERN, slave=unit))
        equal(PATTERN, coils(4, 10))

    def many_registers():
        right(client.write_registers(base + 20, [1, 2, 65535], slave=unit))
        equal([1, 2, 65535], holdings(20, 3))

    def mask():
        right(client.write_register(base + 10, 0x12, slave=unit))
        right(client.mask_write_register(base + 10, 0xF2, 0x25, unit=unit))
        equal([0x17], holdings(10, 1))

    def exchange():
        answer = right(client.readwrite_registers(
            read_address=base + 29, read_count=5, write_address=base + 30, write_registers=[7, 8, 9], unit=unit))
        equal([7, 8, 9], answer.registers[1:4])
        equal([7, 8, 9], holdings(30, 3))

    def identification():
        answer = right(client.execute(ReadDeviceInformationRequest(read_code=1, object_id=0, unit=unit)))
        if not answer.information.get(0):
            raise AssertionError('no vendor name')

    check('1', lambda: equal([8], [len(coils(0, 8))]))
    check('2', discretes)
    check('3', lambda: equal([4], [len(holdings(0, 4))]))
    check('4', inputs)
    check('5', one_coil)
    check('6', one_register)
    check('15', many_coils)
    check('16', many_registers)
    check('22', mask)
    check('23', exchange)
    check('43/14', identification)
    client.close()


if len(sys.argv) < 4:
    sys.exit(__doc__)
main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]) if len(sys.argv) > 4 else 0)
sys.exit(1 if failed else 0)
