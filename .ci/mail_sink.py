#!/usr/bin/python3
"""An SMTP server on loopback that takes every mail: mail_sink.py PORT FOLDER

Each message becomes FOLDER/<number>.eml as it arrived, behind one line with its envelope as JSON."""
import asyncio
import json
import pathlib
import re
import sys

port, folder = int(sys.argv[1]), pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)
taken = len(list(folder.glob('*.eml')))


async def read_message(reader):
    """In one piece: line by line would cost more than all the rest. Empty messages are not sent by anybody here."""
    message = await reader.readuntil(b'\r\n.\r\n')
    return message[:-3].replace(b'\r\n..', b'\r\n.')


def keep(sender, recipients, message):
    global taken
    taken += 1
    envelope = json.dumps({'from': sender, 'to': recipients}).encode()
    (folder / f'{taken:06}.eml').write_bytes(envelope + b'\n' + message)
    return taken


async def serve(reader, writer):
    def answer(text):
        writer.write(text.encode() + b'\r\n')

    answer('220 sink.example ESMTP')
    sender, recipients = None, []
    while line := (await reader.readline()).decode('utf-8', 'replace').strip():
        verb, address = line[:4].upper(), re.search('<(.*?)>', line)
        if verb == 'EHLO':
            answer('250-sink.example\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SMTPUTF8')
        elif verb == 'MAIL':
            sender, recipients = address and address[1], []
            answer('250 ok')
        elif verb == 'RCPT':
            recipients.append(address and address[1])
            answer('250 ok')
        elif verb == 'DATA':
            answer('354 go on')
            await writer.drain()
            answer('250 taken as %d' % keep(sender, recipients, await read_message(reader)))
        elif verb == 'QUIT':
            answer('221 bye')
            break
        else:
            answer('250 ok')
        await writer.drain()
    await writer.drain()
    writer.close()


async def main():
    server = await asyncio.start_server(serve, '127.0.0.1', port, limit=50_000_000)
    print('listening', flush=True)
    await server.serve_forever()


asyncio.run(main())
