"""The instruments for people to read: name, version, source, state, and what each answers."""

from handrail.instruments.catalogue import INSTRUMENTS, NOT_BUILT, Instrument


def listing() -> str:
    """One paragraph for each instrument, and the ones left out at the end."""
    left_out = ["Left out on purpose:", *(f"  {key}: {why}" for key, why in NOT_BUILT.items())]
    return "\n\n".join([*map(_paragraph, INSTRUMENTS.values()), "\n".join(left_out)])


def _paragraph(about: Instrument) -> str:
    return "\n".join(
        (
            f"{about.key}: {about.name}",
            f"  version  {about.version}",
            f"  source   {about.source}",
            f"  state    {about.status}",
            f"  answers  {about.answers}",
        )
    )
