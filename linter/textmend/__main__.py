"""`python -m textmend`."""

from textmend.cli import main

raise SystemExit(main())
