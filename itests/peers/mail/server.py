#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
# Mail server of aiosmtpd on 127.0.0.1: server.py PORT FOLDER MODE. FOLDER has server.crt and server.key, and gets one file
# a mail in new/. MODE: tls (from the first byte, login gw, pw-of-the-gateway), clear (nothing is encrypted, no login).
# A mail to cut@peer.test is kept, and the connection breaks off before it is acknowledged, once. Prints READY.
import asyncio
import pathlib
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

port, folder, mode = int(sys.argv[1]), pathlib.Path(sys.argv[2]), sys.argv[3]
(folder / "new").mkdir(exist_ok=True)


class Keep:
    count = 0
    cut = False

    async def handle_DATA(self, server, session, envelope):
        Keep.count += 1
        (folder / "new" / f"{Keep.count:06}").write_bytes(envelope.content)
        if "cut@peer.test" in envelope.rcpt_tos and not Keep.cut:
            Keep.cut = True
            server.transport.abort()
        return "250 2.0.0 kept"


def login(server, session, envelope, mechanism, data):
    good = data.login == b"gw" and data.password == b"pw-of-the-gateway"
    return AuthResult(success=good, handled=False)


def protocol():
    if mode == "tls":
        return SMTP(Keep(), authenticator=login, auth_required=True, auth_require_tls=False)
    return SMTP(Keep())


async def main():
    context = None
    if mode == "tls":
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
        context.load_cert_chain(folder / "server.crt", folder / "server.key")
    server = await asyncio.get_running_loop().create_server(protocol, "127.0.0.1", port, ssl=context)
    print("READY", flush=True)
    await server.serve_forever()


asyncio.run(main())
