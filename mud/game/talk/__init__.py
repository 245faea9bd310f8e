"""Talk: what people say to each other."""
