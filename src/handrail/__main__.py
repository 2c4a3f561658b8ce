"""`python -m handrail` is the `handrail` command."""

from handrail.config.cli import main

if __name__ == "__main__":
    main()
