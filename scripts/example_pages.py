"""A hook of mkdocs: puts the pages of the example articles into the documentation, made anew whenever it is built."""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

import geopolnews

PUBLISHED = {
    "amman_water_talks": "2025-05-14",
    "doha_prisoner_exchange": "2025-02-18",
    "ecowas_abuja_summit": "2025-04-06",
    "seoul_tokyo_ministers": "2025-03-20",
}
"""The example articles, with the day each is said to be of."""


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add pages/NAME.html for each example article."""
    examples = Path(config.config_file_path).parent / "examples"
    for name, published in PUBLISHED.items():
        text = (examples / f"{name}.txt").read_text(encoding="utf-8")
        page = geopolnews.write_html(geopolnews.extract(text, published=published))
        files.append(File.generated(config, f"pages/{name}.html", content=page))
    return files
