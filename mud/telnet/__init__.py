"""Telnet as a pure machine: bytes in, events and bytes out.

`peer.Telnet` is the whole of it for its users, `events` what it tells them. It knows no socket,
no clock and no other part of the server. One option is one file in `options` and one line in the
list there.
"""
