#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Units 1 to 3 by pymodbus. Usage: pymodbus_server.py tcp PORT | rtu TTY (19200 8N1)."""
import asyncio
import sys

from pymodbus.datastore import ModbusSequentialDataBlock, ModbusServerContext, ModbusSlaveContext
from pymodbus.device import ModbusDeviceIdentification
from pymodbus.server.async_io import StartAsyncSerialServer, StartAsyncTcpServer
from pymodbus.transaction import ModbusRtuFramer, ModbusSocketFramer

COUNT = 60


class Block(ModbusSequentialDataBlock):
    """A block that says what is in it and what is written."""

    def __init__(self, space, unit, values):
        super().__init__(0, values)
        self.space, self.unit = space, unit
        for address, value in enumerate(values):
            print('MAP', space, unit, address, int(value))

    def setValues(self, address, values):
        super().setValues(address, values)
        for i, value in enumerate(values):
            print('SET', self.space, self.unit, address + i, int(value), flush=True)


def device(unit):
    return ModbusSlaveContext(
        di=Block('discrete', unit, [i % 3 == unit % 3 for i in range(COUNT)]),
        co=Block('coil', unit, [i % 2 == unit % 2 for i in range(COUNT)]),
        hr=Block('holding', unit, [(unit * 10007 + 611 * i) % 65536 for i in range(COUNT)]),
        ir=Block('input', unit, [(unit * 20011 + 809 * i) % 65536 for i in range(COUNT)]),
        zero_mode=True)


async def main():
    context = ModbusServerContext(slaves={unit: device(unit) for unit in (1, 2, 3)}, single=False)
    identity = ModbusDeviceIdentification(info_name={
        'VendorName': 'Peer', 'ProductCode': 'PM', 'MajorMinorRevision': '3.0.0'})
    print('READY', flush=True)
    if sys.argv[1] == 'tcp':
        await StartAsyncTcpServer(context=context, identity=identity,
                                  address=('127.0.0.1', int(sys.argv[2])), framer=ModbusSocketFramer)
    else:
        await StartAsyncSerialServer(context=context, identity=identity, port=sys.argv[2],
                                     baudrate=19200, framer=ModbusRtuFramer, timeout=.005)


asyncio.run(main())
