"""What is heard and smelt in rooms."""
