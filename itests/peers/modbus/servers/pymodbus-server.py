#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""pymodbus as a server: pymodbus-server.py tcp PORT, or pymodbus-server.py rtu TTY UNIT. See ../README.md for its map."""
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock as Block
from pymodbus.datastore import ModbusServerContext, ModbusSlaveContext
from pymodbus.device import ModbusDeviceIdentification
from pymodbus.server.async_io import StartAsyncSerialServer, StartAsyncTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer

SIZE = 1000


def device():
    return ModbusSlaveContext(
        co=Block(0, [False] * SIZE),
        di=Block(0, [i % 3 == 0 for i in range(SIZE)]),
        hr=Block(0, [0] * SIZE),
        ir=Block(0, list(range(SIZE))),
        zero_mode=True)


async def main(mode, where, units):
    context = ModbusServerContext(slaves={unit: device() for unit in units}, single=False)
    identity = ModbusDeviceIdentification(info_name={
        'VendorName': 'Peer', 'ProductCode': 'pymodbus', 'MajorMinorRevision': '3.0.0'})
    print('starting', flush=True)
    if mode == 'tcp':
        await StartAsyncTcpServer(
            context=context, identity=identity, address=('127.0.0.1', int(where)), framer=ModbusSocketFramer)
    else:
        await StartAsyncSerialServer(
            context=context, identity=identity, port=where, baudrate=19200, framer=ModbusRtuFramer, timeout=.005)


if len(sys.argv) == 3 and sys.argv[1] == 'tcp':
    asyncio.run(main('tcp', sys.argv[2], range(1, 11)))
elif len(sys.argv) == 4 and sys.argv[1] == 'rtu':
    asyncio.run(main('rtu', sys.argv[2], [int(sys.argv[3])]))
else:
    sys.exit(__doc__)
