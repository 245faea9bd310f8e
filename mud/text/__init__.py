"""Markup to lines: styled text, grammar, wrapping, colors and screens.

An island: it imports nothing else of `mud`, knows no clock, no sockets and no event loop. Everything here is a pure
function or a frozen value, save the caches inside `render.Renderer`.
"""
