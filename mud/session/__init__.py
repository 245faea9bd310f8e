"""One connected person: signing in, the menu of characters, playing, and what is shown on the screen.

It knows no telnet and no sockets: `net` gives it a `Link` and tells it what the screen can show.
"""
