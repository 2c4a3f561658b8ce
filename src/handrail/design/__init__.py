"""Page shells, components and pictures in one visual language."""
