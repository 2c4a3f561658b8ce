"""Values: equal where their fields are equal, and never changed."""

import msgspec


class Value(msgspec.Struct, frozen=True, gc=False):
    """What a value is made of. It may hold other values and entries, never what holds it.

    A kind of value says again that it is frozen, for whoever reads it and for type checkers. Where modules
    are compiled such words are lost, and only what is inherited counts.
    """
