"""`python -m geopolnews.cli`, for where the command itself is not installed."""

from geopolnews.cli.app import main

if __name__ == "__main__":
    main()
