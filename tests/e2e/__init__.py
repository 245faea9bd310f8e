"""The real server as a process, real sockets, a real client library."""
