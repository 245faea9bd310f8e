"""How commands, readers and views are declared, and how a line becomes an act and an event becomes what people read."""
