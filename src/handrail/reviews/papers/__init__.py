"""The written review: in plain words for the person, for the file, and for each agency its part."""
