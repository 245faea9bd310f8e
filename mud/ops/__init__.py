"""What operators do: the control socket, the operations it offers, and commands about the server itself."""
