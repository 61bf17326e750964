"""Keys for what is written of many articles, where the ids of records, which are those of one article, do not do."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geopolnews.model import Article

_DIGEST_BYTES = 10  # 20 hex digits: of 100 million keys, two are the same in one of 200 million collections


def make_key(prefix: str, *content: object) -> str:
    """Return a key such as "article-0d9f86b1c2a34e57f60a" for content made of strings, numbers, None and lists."""
    # As JSON in ASCII, for the reasons that hold for the ids of records.
    written = json.dumps(content, ensure_ascii=True)
    return f"{prefix}-{hashlib.blake2b(written.encode('ascii'), digest_size=_DIGEST_BYTES).hexdigest()}"


def make_article_key(article: Article) -> str:
    """Return the key of an article: it rests on its text and on what is known about it."""
    published = article.published and article.published.isoformat()
    return make_key("article", article.text, article.title, article.url, article.publisher, published)
