#!/usr/bin/python3
# SPDX-License-Identifier: Apache-2.0
# Takes forms with a file: upload.py PORT FOLDER. Behind a server that speaks TLS; loopback only. Prints READY, then a line
# for each form: its field, file name, media type, size. /busy answers 503, /slow never answers.
import email.parser
import email.policy
import http.server
import os
import sys
import threading


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *args):
        pass

    def answer(self, status):
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_HEAD(self):
        self.answer(405)

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if self.path == "/busy":
            return self.answer(503)
        if self.path == "/slow":
            threading.Event().wait()
        head = b"Content-Type: " + self.headers["Content-Type"].encode() + b"\r\n\r\n"
        form = email.parser.BytesParser(policy=email.policy.HTTP).parsebytes(head + body)
        for part in form.iter_parts():
            name = os.path.basename(part.get_filename())
            content = part.get_payload(decode=True)
            temporary = os.path.join(sys.argv[2], "." + name)
            with open(temporary, "wb") as out:
                out.write(content)
            os.replace(temporary, os.path.join(sys.argv[2], name))
            field = part.get_param("name", header="content-disposition")
            print("FORM", field, name, part.get_content_type(), len(content), flush=True)
        self.answer(201)


server = http.server.ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Handler)
server.daemon_threads = True
print("READY", flush=True)
server.serve_forever()
