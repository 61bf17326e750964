"""Read the tab separated tables under a package's `data/`."""

from collections.abc import Iterator
from importlib.resources import files

COMMENT = "#"
LIST_SEPARATOR = ";"


def read_table(stem: str, package: str = "geopolnews.lexicon") -> Iterator[dict[str, str]]:
    """Yield the rows of `data/STEM.tsv` as dictionaries keyed by its first line.

    Lines that begin with `#` are comments; cells that are missing at the end of a row are empty.

    Args:
        stem: name of the file without its ending, e.g. `"countries"`.
        package: the package that the folder `data` is in.
    """
    text = (files(package) / "data" / f"{stem}.tsv").read_text(encoding="utf-8")
    header: list[str] | None = None
    for line in text.splitlines():
        if not line.strip() or line.startswith(COMMENT):
            continue
        cells = line.split("\t")
        if header is None:
            header = cells
            continue
        cells += [""] * (len(header) - len(cells))
        yield dict(zip(header, cells, strict=True))


def split_list(cell: str) -> tuple[str, ...]:
    """Split a cell that holds a list: `"UK;Britain"` becomes `("UK", "Britain")`."""
    return tuple(item.strip() for item in cell.split(LIST_SEPARATOR) if item.strip())
