"""What is done with supplies. The only writer of what is left of things, and of what decays."""
