"""Maps: the rooms nearby as a picture or in words, and the world as a file for mapping clients."""
