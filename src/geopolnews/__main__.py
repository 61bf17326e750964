"""`python -m geopolnews`: the command, where its script is not on the path."""

from geopolnews.cli.app import main

if __name__ == "__main__":
    main()
