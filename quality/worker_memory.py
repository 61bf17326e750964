"""The memory of one worker of an engine: peak resident size after import, after one article, and after more.

python -m quality.worker_memory examples/amman_water_talks.txt
"""

from __future__ import annotations

import resource
import sys
from collections.abc import Iterator
from pathlib import Path

ARTICLES = (1, 30, 60)


def peak() -> int:
    """Return the largest resident size so far, in MB."""
    return round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6)


def main(article: str) -> None:
    """Print the peak at each stage."""
    # imported here, since what importing costs is measured
    import pyarrow as pa

    from geopolnews.integrations.arrow import extract_batches

    print(f"imported: {peak()} MB")
    text = Path(article).read_text(encoding="utf-8")

    def give(count: int) -> Iterator[pa.RecordBatch]:
        yield pa.record_batch({"text": [f"{text}\n\nNumber {number}." for number in range(count)]})

    done = 0
    for count in ARTICLES:
        done += sum(batch.num_rows for batch in extract_batches(give(count)))
        print(f"{done} articles: {peak()} MB")


if __name__ == "__main__":
    main(*sys.argv[1:])
