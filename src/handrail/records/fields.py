"""Column types of version rows: a code of a list, plain words, a list of references."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models

from handrail.casefile import codes


class Coded(models.CharField):
    """The key of an item in a code list. ``row.kind`` is the key, ``row.kind_label`` its words."""

    def __init__(self, *, codes: str, **options: Any) -> None:
        options.setdefault("max_length", 60)
        super().__init__(**options)
        self.codes = codes

    def deconstruct(self) -> tuple:
        """Lists are data: changing one needs no migration."""
        name, path, args, options = super().deconstruct()
        return name, path, args, {**options, "codes": self.codes}

    def contribute_to_class(self, cls: type[models.Model], name: str, private_only: bool = False) -> None:
        super().contribute_to_class(cls, name, private_only)
        list_name = self.codes
        setattr(cls, f"{name}_label", property(lambda row: codes.label(list_name, getattr(row, name))))


def words(**options: Any) -> models.TextField:
    """Free words, empty by default."""
    return models.TextField(blank=True, default="", **options)


def references() -> ArrayField:
    """A list of references: entries of the case or items of the directory."""
    return ArrayField(models.CharField(max_length=64), default=list, blank=True)


def texts(longest: int = 200) -> ArrayField:
    """A short list of short texts."""
    return ArrayField(models.CharField(max_length=longest), default=list, blank=True)


def coded(codes: str) -> ArrayField:
    """A list of keys of one code list."""
    return ArrayField(Coded(codes=codes), default=list, blank=True)
