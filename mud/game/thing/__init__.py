"""Things: items lying, carried and contained; placements that bring them back."""
