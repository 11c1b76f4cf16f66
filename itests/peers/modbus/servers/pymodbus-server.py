#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""pymodbus as a server: pymodbus-server.py tcp PORT, or pymodbus-server.py rtu TTY UNIT[,UNIT ...]. See ../README.md for
its map and what it prints."""
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.device import ModbusDeviceIdentification
from pymodbus.server.async_io import StartAsyncSerialServer, StartAsyncTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer

SIZE = 1000
TOLD = 60


class Block(ModbusSequentialDataBlock):
    """A block that says what is in it and what is written."""

    def __init__(self, space, unit, values):
        super().__init__(0, values)
        self.space, self.unit = space, unit
        for address, value in enumerate(values[:TOLD]):
            print('MAP', space, unit, address, int(value))

    def setValues(self, address, values):
        super().setValues(address, values)
        for i, value in enumerate(values):
            print('SET', self.space, self.unit, address + i, int(value), flush=True)


def device(unit):
    return ModbusSlaveContext(
        co=Block('coil', unit, [i % 2 == unit % 2 for i in range(SIZE)]),
        di=Block('discrete', unit, [i % 3 == 0 for i in range(SIZE)]),
        hr=Block('holding', unit, [(unit * 10007 + 611 * i) % 65536 for i in range(SIZE)]),
        ir=Block('input', unit, list(range(SIZE))),
        zero_mode=True)


async def main(mode, where, units):
    context = ModbusServerContext(slaves={unit: device(unit) for unit in units}, single=False)
    identity = ModbusDeviceIdentification(info_name={
        'VendorName': 'Peer', 'ProductCode': 'pymodbus', 'MajorMinorRevision': '3.0.0'})
    print('up', flush=True)
    if mode == 'tcp':
        await StartAsyncTcpServer(
            context=context, identity=identity, address=('127.0.0.1', int(where)), framer=ModbusSocketFramer)
    else:
        await StartAsyncSerialServer(
            context=context, identity=identity, port=where, baudrate=19200, framer=ModbusRtuFramer, timeout=.005)


if len(sys.argv) == 3 and sys.argv[1] == 'tcp':
    asyncio.run(main('tcp', sys.argv[2], range(1, 11)))
elif len(sys.argv) == 4 and sys.argv[1] == 'rtu':
    asyncio.run(main('rtu', sys.argv[2], [int(unit) for unit in sys.argv[3].split(',')]))
else:
    sys.exit(__doc__)
