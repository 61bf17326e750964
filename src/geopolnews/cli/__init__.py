"""The command line: `geopolnews extract`, `geopolnews view`, `geopolnews schema`."""

from geopolnews.cli.app import app, main

__all__ = ["app", "main"]
