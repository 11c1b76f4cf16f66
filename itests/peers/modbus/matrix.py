#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
"""Every client against every server:
matrix.py DIR [--given-only] [NAME=HOST:PORT:UNIT[:BASE] ...] [client:NAME=COMMAND ...] [server:NAME=COMMAND ...]

DIR is what setup.sh made. The servers of others are started on free ports, unless --given-only leaves them out; each NAME is
one server more, ours for example. A COMMAND is a client or a server more, and used as those here: see README.md.
Prints one line a pair and names every cell; exits with 1 when one of them fails. With LOOSE=1 in the environment the values
of read-only inputs are not compared.
"""
import os
import shlex
import socket
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
FUNCTIONS = ['1', '2', '3', '4', '5', '6', '15', '16', '22', '23', '43/14']
# what a server does not have and does not say so either: it stays silent
SILENT = {('jsmodbus', '22'), ('jsmodbus', '23'), ('gateway-to-libmodbus', '43/14')}
PATIENCE_S = 120
GIVEN_ONLY = '--given-only'


def programs(directory):
    binary = os.path.join(directory, 'bin')
    clients = {
        'libmodbus': [os.path.join(binary, 'libmodbus-client')],
        'mbpoll': [os.path.join(HERE, 'clients', 'mbpoll.sh')],
        'pymodbus': ['/usr/bin/python3', os.path.join(HERE, 'clients', 'pymodbus-client.py')],
        'modbus-serial': ['node', os.path.join(HERE, 'clients', 'modbus-serial.js')],
        'jsmodbus': ['node', os.path.join(HERE, 'clients', 'jsmodbus.js')],
    }
    servers = {
        'libmodbus': [os.path.join(binary, 'libmodbus-server')],
        'pymodbus': ['/usr/bin/python3', os.path.join(HERE, 'servers', 'pymodbus-server.py')],
        'modbus-serial': ['node', os.path.join(HERE, 'servers', 'modbus-serial.js')],
        'jsmodbus': ['node', os.path.join(HERE, 'servers', 'jsmodbus.js')],
    }
    return clients, servers


def free_port():
    for port in range(20100 + os.getpid() % 5000, 32000):
        with socket.socket() as probe:
            try:
                probe.bind(('127.0.0.1', port))
                return port
            except OSError:
                continue
    sys.exit('no free port')


def await_port(port, process):
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(('127.0.0.1', port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f'{process.args} does not listen')


def cells(client, target, environment):
    """What the client says of each function."""
    try:
        done = subprocess.run(
            client + target, env=environment, capture_output=True, text=True, timeout=PATIENCE_S, check=False)
        lines, end = done.stdout.splitlines(), f'ended with {done.returncode}: {done.stderr.strip()[-200:]}'
    except subprocess.TimeoutExpired as late:
        lines, end = (late.stdout or b'').decode().splitlines(), f'not done after {PATIENCE_S} s'
    said = dict(line[2:].split(' ', 1) for line in lines if line.startswith('FC'))
    return {function: said.get(function, 'FAIL ' + end) for function in FUNCTIONS}


def name(server, function, said):
    if said.startswith('FAIL') and (server, function) in SILENT:
        return 'unsupported by server'
    return {'ok': 'pass'}.get(said, said)


def more_programs(extra, clients, servers):
    """Takes the programs out of what was given, and leaves the servers that run already."""
    left = []
    for argument in extra:
        kind, _, rest = argument.partition(':')
        if kind in ('client', 'server'):
            named, _, command = rest.partition('=')
            (clients if kind == 'client' else servers)[named] = shlex.split(command)
        else:
            left.append(argument)
    return left


def main(directory, extra):
    environment = {**os.environ, 'NODE_PATH': os.path.join(directory, 'node_modules')}
    clients, servers = programs(directory)
    if GIVEN_ONLY in extra:
        extra.remove(GIVEN_ONLY)
        servers = {}
    running, targets, failures, passed = [], {}, 0, 0
    try:
        extra = more_programs(extra, clients, servers)
        for server, command in servers.items():
            port = free_port()
            process = subprocess.Popen(
                command + ['tcp', str(port)], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            running.append(process)
            await_port(port, process)
            targets[server] = ['127.0.0.1', str(port), '1']
        for argument in extra:
            server, _, where = argument.partition('=')
            targets[server] = where.split(':')
        for server, target in targets.items():
            for client, command in clients.items():
                said = cells(command, target, environment)
                named = {function: name(server, function, word) for function, word in said.items()}
                failures += sum(word.startswith('FAIL') for word in named.values())
                passed += sum(word == 'pass' for word in named.values())
                print(f'{client} -> {server}: '
                      + '; '.join(f'{function} {word}' for function, word in named.items()), flush=True)
    finally:
        for process in running:
            process.terminate()
            process.wait()
    cells_in_all = len(clients) * len(targets) * len(FUNCTIONS)
    print(f'{cells_in_all} cells, {passed} pass, {cells_in_all - passed - failures} unsupported, {failures} fail')
    return 1 if failures else 0


if len(sys.argv) < 2:
    sys.exit(__doc__)
sys.exit(main(os.path.abspath(sys.argv[1]), sys.argv[2:]))
